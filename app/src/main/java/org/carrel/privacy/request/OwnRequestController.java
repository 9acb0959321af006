package org.carrel.privacy.request;

import jakarta.servlet.http.HttpServletResponse;
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

/// One's own request. Somebody else's does not exist here: the database shows none.
@Controller
class OwnRequestController {

    private final Requests requests;
    private final OwnRights rights;
    private final Desk desk;
    private final HandedOut texts;

    OwnRequestController(Requests requests, OwnRights rights, Desk desk, HandedOut texts) {
        this.requests = requests;
        this.rights = rights;
        this.desk = desk;
        this.texts = texts;
    }

    /// A request as its maker sees it.
    record Shown(Request request, Due due) {}

    @For("show_own_data")
    @GetMapping("/my-data/requests/{id}")
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Request request = own(me, id);
        model.addAttribute("shown", new Shown(request, desk.due(request)));
        model.addAttribute("about", rights.title(request.concerns()).orElse(""));
        model.addAttribute("texts", texts.of(me.subjectOfData(), id));
        model.addAttribute("withdrawable", Requests.isWithdrawable(request));
        model.addAttribute("done", done.matches("taken|joined|written|withdrawn|empty") ? done : "");
        return "privacy/request/own";
    }

    @For(
            value = {"show_own_data", "answer_rights"},
            withoutRole = "answer_rights",
            because = "Whoever asks about their own data needs no role")
    @PostMapping("/my-data/requests/{id}/message")
    String write(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal DataSubject me) {
        own(me, id);
        boolean written = requests.write(me, id, text);
        return "redirect:/my-data/requests/" + id + (written ? "?done=written" : "?done=empty");
    }

    @For(
            value = {"show_own_data", "answer_rights"},
            withoutRole = "answer_rights",
            because = "Whoever asks about their own data needs no role")
    @PostMapping("/my-data/requests/{id}/withdrawal")
    String withdraw(@PathVariable long id, @AuthenticationPrincipal DataSubject me) {
        own(me, id);
        requests.withdraw(me, id);
        return "redirect:/my-data/requests/" + id + "?done=withdrawn";
    }

    private Request own(DataSubject me, long id) {
        return requests.own(me.subjectOfData(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
