package org.carrel.sentinel.alert;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.people.SignedIn;
import org.carrel.web.Download;
import org.carrel.web.For;
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
class AlertController {

    private final ReadAlerts alerts;
    private final Needs needs;
    private final Sections sections;

    AlertController(ReadAlerts alerts, Needs needs, Sections sections) {
        this.alerts = alerts;
        this.needs = needs;
        this.sections = sections;
    }

    @GetMapping("/alerts")
    @For(value = "review_alerts", parts = NeedsYou.class)
    String list(
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "loss") String order,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn viewer,
            Model model) {
        AlertFilter filter = AlertFilter.of(show);
        model.addAttribute("needs", needs.of(viewer.accountId()));
        model.addAttribute("alerts", alerts.page(filter, AlertOrder.of(order, filter), page));
        return "sentinel/alert/list";
    }

    @GetMapping("/alerts.csv")
    @For("review_alerts")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "all") String show, @RequestParam(defaultValue = "newest") String order) {
        AlertFilter filter = AlertFilter.of(show);
        return Download.csv("alerts.csv", AlertCsv.of(alerts.all(filter, AlertOrder.of(order, filter))));
    }

    @GetMapping("/alerts/{id}/days.csv")
    @For("review_alerts")
    ResponseEntity<byte[]> exportDays(@PathVariable long id) {
        return Download.csv("days.csv", AlertCsv.days(detail(id).days()));
    }

    @GetMapping("/alerts/{id}")
    @For(value = "review_alerts", parts = AlertSection.class)
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String refused,
            @AuthenticationPrincipal SignedIn viewer,
            HttpServletRequest request,
            Model model) {
        AlertDetail detail = detail(id);
        model.addAttribute("detail", detail);
        // Only an address that says something is looked into.
        model.addAttribute("done", done.isEmpty() ? "" : alerts.standing(id).done(done));
        model.addAttribute(
                "refused", refused.isEmpty() ? "" : alerts.standing(id).refused(refused));
        model.addAttribute("sections", sections.of(detail.alert(), viewer, request));
        return "sentinel/alert/one";
    }

    private AlertDetail detail(long id) {
        return alerts.detail(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
