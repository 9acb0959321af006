package org.carrel.privacy.disclosure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.privacy.DataSubject;
import org.carrel.web.For;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class DisclosureController {

    private static final int UNPROCESSABLE = 422;

    private final Disclosures disclosures;

    DisclosureController(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @For("disclose_by_law")
    @GetMapping("/privacy/officer/disclosures")
    String list(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return list(new Disclosures.Form("", "", "", Set.of(), "", "", ""), "", model);
    }

    @For("disclose_by_law")
    @PostMapping("/privacy/officer/disclosures")
    String propose(
            @RequestParam(defaultValue = "") String authority,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") Set<String> categories,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "") String withheldUntil,
            @RequestParam(defaultValue = "") String withheldBecause,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        Disclosures.Form form =
                new Disclosures.Form(authority, reference, ground, categories, people, withheldUntil, withheldBecause);
        return switch (disclosures.propose(form, me.subjectOfData().account())) {
            case Disclosures.Outcome.Done done -> "redirect:/privacy/officer/disclosures/" + done.id();
            case Disclosures.Outcome.Given given -> throw new IllegalStateException("It was recorded just now");
            case Disclosures.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield list(form, refused.reason(), model);
            }
        };
    }

    @For("disclose_by_law")
    @GetMapping("/privacy/officer/disclosures/{id}")
    String one(
            @PathVariable long id, @AuthenticationPrincipal DataSubject me, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return one(id, me, "", List.of(), model);
    }

    /// @param step `authorisation`, `refusal` or `giving`
    @For({"disclose_by_law", "record_disclosures"})
    @PostMapping("/privacy/officer/disclosures/{id}/{step}")
    String step(
            @PathVariable long id,
            @PathVariable String step,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        disclosure(id);
        UUID by = me.subjectOfData().account();
        Disclosures.Outcome outcome = switch (step) {
            case "authorisation" -> disclosures.decide(id, false, by);
            case "refusal" -> disclosures.decide(id, true, by);
            case "giving" -> disclosures.give(id, by);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        return switch (outcome) {
            case Disclosures.Outcome.Done done -> "redirect:/privacy/officer/disclosures/" + id;
            case Disclosures.Outcome.Given given -> one(id, me, "", given.lines(), model);
            case Disclosures.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield one(id, me, refused.reason(), List.of(), model);
            }
        };
    }

    private Disclosure disclosure(long id) {
        return disclosures.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String list(Disclosures.Form form, String refused, Model model) {
        model.addAttribute("disclosures", disclosures.all());
        model.addAttribute("offered", disclosures.offered());
        model.addAttribute("typed", form);
        model.addAttribute("refused", refused);
        return "privacy/disclosure/list";
    }

    private String one(long id, DataSubject me, String refused, List<String> payload, Model model) {
        Disclosure disclosure = disclosure(id);
        model.addAttribute("disclosure", disclosure);
        model.addAttribute("titles", disclosures.titles(disclosure.categories()));
        model.addAttribute("payload", payload);
        model.addAttribute("again", disclosures.mayBeGivenAgain(disclosure));
        model.addAttribute("concerned", disclosures.concerned(disclosure));
        model.addAttribute("decides", disclosure.isDecidedBy(me.subjectOfData().account()));
        model.addAttribute("refused", refused);
        return "privacy/disclosure/one";
    }
}
