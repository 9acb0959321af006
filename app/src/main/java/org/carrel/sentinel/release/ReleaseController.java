package org.carrel.sentinel.release;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.carrel.engine.scoring.Family;
import org.carrel.people.SignedIn;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.accuracy.Comparison;
import org.carrel.web.Download;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class ReleaseController {

    private static final int UNPROCESSABLE = 422;

    private final Releases releases;
    private final Comparison comparison;

    ReleaseController(Releases releases, Comparison comparison) {
        this.releases = releases;
        this.comparison = comparison;
    }

    /// What was typed.
    ///
    /// @param refused a message key under `releases.refused.`; empty when nothing is wrong
    record Form(String alertsPerDay, Set<Family> leftOut, String reason, String refused) {

        static final Form EMPTY = new Form("", Set.of(), "", "");
    }

    @GetMapping("/releases")
    @For({"release_detector", "check_detector"})
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        return show(Form.EMPTY, me, model);
    }

    @GetMapping("/releases/{slot}/{name}.csv")
    @For({"release_detector", "check_detector"})
    ResponseEntity<byte[]> export(@PathVariable String slot, @PathVariable String name) {
        String csv = comparison.sheets(slot).stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .csv();
        return Download.csv("releases-" + name + ".csv", csv);
    }

    @PostMapping("/releases/trials")
    @For({"release_detector", "check_detector"})
    String tryOut(
            @RequestParam(defaultValue = "") String alertsPerDay,
            @RequestParam(defaultValue = "") Set<Family> leftOut,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            HttpServletResponse response) {
        Releases.Outcome outcome = releases.tryOut(number(alertsPerDay), leftOut, reason, me.accountId());
        return answer(outcome, new Form(alertsPerDay, leftOut, reason, ""), me, model, response);
    }

    @PostMapping("/releases/bias-check")
    @For({"release_detector", "check_detector"})
    String checkBias(@AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.checkBias(me.accountId()), Form.EMPTY, me, model, response);
    }

    @PostMapping("/releases/trials/{id}/end")
    @For({"release_detector", "check_detector"})
    String end(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.end(id, me.accountId()), Form.EMPTY, me, model, response);
    }

    @PostMapping("/releases/trials/{id}/sign")
    @For({"release_detector", "check_detector"})
    String sign(
            @PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.sign(id, me.accountId()), Form.EMPTY, me, model, response);
    }

    @PostMapping("/releases/{id}/reverse")
    @For({"release_detector", "check_detector"})
    String reverse(
            @PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model, HttpServletResponse response) {
        return answer(releases.reverse(id, me.accountId()), Form.EMPTY, me, model, response);
    }

    private String answer(Releases.Outcome outcome, Form form, SignedIn me, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Releases.Outcome.Done done -> "redirect:/releases";
            case Releases.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                Form kept = new Form(form.alertsPerDay(), form.leftOut(), form.reason(), refused.reason());
                yield show(kept, me, model);
            }
        };
    }

    private String show(Form form, SignedIn me, Model model) {
        Releases.Overview overview = releases.overview();
        model.addAttribute("overview", overview);
        model.addAttribute("form", form);
        model.addAttribute("me", me.accountId().value());
        model.addAttribute("statistician", me.roles().contains(StaffRole.STATISTICIAN));
        model.addAttribute("challenger", overview.challenger().isPresent() ? comparison.of(Trial.CHALLENGER) : NONE);
        model.addAttribute("bias", overview.bias().isPresent() ? comparison.of(Trial.COUNTRY_LEFT_OUT) : NONE);
        return "sentinel/release/releases";
    }

    private static final Comparison.Result NONE = new Comparison.Result("", List.of());

    /// NaN where it is no number: refused with the others out of range.
    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
