package org.carrel.privacy.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.KnownSubject;
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

/// Where the officer takes out of a text what speaks of others. Only for an open request of
/// somebody who is known.
@Controller
class TextsController {

    private static final int UNPROCESSABLE = 422;

    private final Desk desk;
    private final HandedOut texts;

    TextsController(Desk desk, HandedOut texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @For(
            value = {"answer_rights", "show_own_data"},
            onBehalf = "show_own_data",
            because = "The officer reads what may speak of others before it is handed out")
    @GetMapping("/privacy/officer/requests/{id}/texts")
    String texts(@PathVariable long id, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(entry(id), Map.of(), "", model);
    }

    @For(
            value = {"answer_rights", "show_own_data"},
            onBehalf = "show_own_data",
            because = "The officer reads what may speak of others before it is handed out")
    @PostMapping("/privacy/officer/requests/{id}/texts")
    String give(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        Desk.Entry entry = entry(id);
        return switch (texts.give(id, person(entry), form, me.subjectOfData().account())) {
            case HandedOut.Outcome.Done done -> "redirect:/privacy/officer/requests/" + id;
            case HandedOut.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                boolean others = refused.reason().equals("changed");
                yield page(entry, others ? Map.of() : form, refused.reason(), model);
            }
        };
    }

    private String page(Desk.Entry entry, Map<String, String> form, String refused, Model model) {
        List<Redactable> held = texts.held(person(entry));
        List<Redactable> given = texts.given(entry.request().id());
        model.addAttribute("entry", entry);
        model.addAttribute("texts", HandedOut.choices(held, given, form));
        model.addAttribute("given", given);
        model.addAttribute("seen", HandedOut.seen(held));
        model.addAttribute("refused", refused);
        return "privacy/request/texts";
    }

    private Desk.Entry entry(long id) {
        return desk.one(id)
                .filter(entry -> entry.request().kind() == Kind.ACCESS)
                .filter(entry -> entry.request().isOpen())
                .filter(entry ->
                        entry.request().isIdentified() && entry.request().isAuthorised())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static KnownSubject person(Desk.Entry entry) {
        return entry.person().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
