package org.carrel.people.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.people.feed.Imports.Listed;
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

/// One delivery: what it would do or did, taking it over, undoing it.
@Controller
class ImportController {

    private static final int UNPROCESSABLE = 422;
    private static final int SHOWN = 50;

    private final Imports imports;
    private final Sources sources;
    private final Deliveries deliveries;
    private final Reports reports;

    ImportController(Imports imports, Sources sources, Deliveries deliveries, Reports reports) {
        this.imports = imports;
        this.sources = sources;
        this.deliveries = deliveries;
        this.reports = reports;
    }

    @GetMapping("/people/feeds/imports/{id}")
    @For("take_feeds")
    String one(@PathVariable long id, @RequestParam(defaultValue = "0") int page, Model model) {
        return show(id, Math.max(0, page), "", model);
    }

    private String show(long id, int page, String refused, Model model) {
        Listed listed = listed(id);
        Import made = listed.made();
        Counts counts = made.counts();
        Optional<String> outdated = made.isOpen() ? deliveries.outdated(made) : Optional.empty();
        model.addAttribute("listed", listed);
        model.addAttribute("source", sources.one(made.source()).orElseThrow());
        model.addAttribute("differences", outdated.isPresent() ? List.of() : imports.differences(made, page));
        model.addAttribute("number", page);
        model.addAttribute(
                "pages",
                made.state() == Import.State.ROLLED_BACK
                        ? 0
                        : (counts.added() + counts.changed() + counts.ended() + Imports.PAGE - 1) / Imports.PAGE);
        model.addAttribute("rejected", reports.explained(id, SHOWN));
        model.addAttribute("last", imports.isLast(made));
        model.addAttribute("open", made.isOpen() && outdated.isEmpty());
        model.addAttribute("refused", refused.isEmpty() ? outdated.orElse("") : refused);
        return "people/feed/import";
    }

    @PostMapping("/people/feeds/imports/{id}/application")
    @For("take_feeds")
    String apply(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedIn by,
            Model model,
            HttpServletResponse response) {
        listed(id);
        return done(id, deliveries.apply(id, by.accountId(), because), model, response);
    }

    @PostMapping("/people/feeds/imports/{id}/rollback")
    @For({"take_feeds", "administer_accounts"})
    String rollBack(
            @PathVariable long id, @AuthenticationPrincipal SignedIn by, Model model, HttpServletResponse response) {
        listed(id);
        return done(id, deliveries.rollBack(id, by.accountId()), model, response);
    }

    private String done(long id, Deliveries.Outcome outcome, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Deliveries.Outcome.Done done -> "redirect:/people/feeds/imports/" + id;
            case Deliveries.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield show(id, 0, refused.reason(), model);
            }
        };
    }

    @GetMapping("/people/feeds/imports/{id}/rejected.csv")
    @For("take_feeds")
    ResponseEntity<byte[]> rejected(@PathVariable long id) {
        return Download.csv("rejected-" + id + ".csv", reports.csv(listed(id).made()));
    }

    @GetMapping("/people/feeds/imports/{id}/report.csv")
    @For("take_feeds")
    ResponseEntity<byte[]> report(@PathVariable long id) {
        return Download.csv("report-" + id + ".csv", reports.figures(listed(id).made()));
    }

    private Listed listed(long id) {
        return imports.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
