package org.carrel.sentinel.accuracy;

import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.InventedReview;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class AccuracyController {

    private final Accuracy accuracy;
    private final boolean invented;

    /// @param demo there where some of the figures are invented
    AccuracyController(Accuracy accuracy, ObjectProvider<InventedReview> demo) {
        this.accuracy = accuracy;
        this.invented = demo.stream().findAny().isPresent();
    }

    @GetMapping("/accuracy")
    @For("check_detector")
    String show(
            @RequestParam(required = false) @Nullable Integer days, @AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("report", report(days, me));
        model.addAttribute("invented", invented);
        return "sentinel/accuracy/figures";
    }

    @GetMapping("/accuracy/{name}.csv")
    @For("check_detector")
    ResponseEntity<byte[]> export(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer days,
            @AuthenticationPrincipal SignedIn me) {
        Sheet wanted = report(days, me).sheets().stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Download.csv("accuracy-" + name + ".csv", wanted.csv());
    }

    private Accuracy.Report report(@Nullable Integer days, SignedIn me) {
        return accuracy.report(
                days == null ? accuracy.usualDays() : days, me.roles().contains(StaffRole.STATISTICIAN));
    }
}
