package org.carrel.privacy.request;

import jakarta.servlet.http.HttpServletResponse;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.Groups;
import org.carrel.privacy.OwnGroups;
import org.carrel.privacy.OwnName;
import org.carrel.web.For;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What somebody who is signed in may ask, and how.
@Controller
class RightsController {

    private static final int UNPROCESSABLE = 422;

    private final Requests requests;
    private final OwnRights rights;
    private final Desk desk;
    private final OwnGroups groups;
    private final ObjectProvider<OwnName> names;

    RightsController(Requests requests, OwnRights rights, Desk desk, OwnGroups groups, ObjectProvider<OwnName> names) {
        this.requests = requests;
        this.rights = rights;
        this.desk = desk;
        this.groups = groups;
        this.names = names;
    }

    @For(
            value = {"show_own_data", "answer_rights", "administer_accounts"},
            withoutRole = {"answer_rights", "administer_accounts"},
            because = "Whoever asks about their own data needs no role")
    @GetMapping("/my-data/rights")
    String rights(@AuthenticationPrincipal DataSubject me, Model model) {
        model.addAttribute("rights", rights);
        model.addAttribute(
                "requests",
                requests.own(me.subjectOfData()).stream()
                        .map(request -> new OwnRequestController.Shown(request, desk.due(request)))
                        .toList());
        return "privacy/request/rights";
    }

    @For(
            value = {"show_own_data", "answer_rights", "administer_accounts"},
            withoutRole = {"answer_rights", "administer_accounts"},
            because = "Whoever asks about their own data needs no role")
    @GetMapping("/my-data/rights/{right}")
    String form(@PathVariable String right, @AuthenticationPrincipal DataSubject me, Model model) {
        return form(kind(right), new Typed("", "", ""), me, model);
    }

    @For(
            value = {"show_own_data", "answer_rights", "administer_accounts"},
            withoutRole = {"answer_rights", "administer_accounts"},
            because = "Whoever asks about their own data needs no role")
    @PostMapping("/my-data/rights/{right}")
    String ask(
            @PathVariable String right,
            @RequestParam(defaultValue = "*") String concerns,
            @RequestParam(defaultValue = "") String body,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        Kind kind = kind(right);
        return switch (requests.ask(me.subjectOfData(), Asked.own(kind, concerns, body))) {
            case Requests.Outcome.Taken taken -> "redirect:/my-data/requests/" + taken.id() + "?done=taken";
            case Requests.Outcome.Joined joined -> "redirect:/my-data/requests/" + joined.id() + "?done=joined";
            case Requests.Outcome.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                yield form(kind, new Typed(concerns, body, refused.reason()), me, model);
            }
        };
    }

    /// The name of an account that this program alone knows.
    @For(
            value = {"show_own_data", "answer_rights", "administer_accounts"},
            withoutRole = {"answer_rights", "administer_accounts"},
            because = "Whoever asks about their own data needs no role")
    @PostMapping("/my-data/name")
    String name(
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal DataSubject me,
            Model model,
            HttpServletResponse response) {
        OwnName own = names.getIfAvailable();
        if (own != null && own.correct(me.subjectOfData(), name)) {
            return "redirect:/my-data?done=corrected";
        }
        response.setStatus(UNPROCESSABLE);
        return form(Kind.RECTIFY, new Typed("", "", "name"), me, model);
    }

    /// What was typed.
    ///
    /// @param refused a message key under `rights.refused.`; empty when nothing is wrong yet
    record Typed(String concerns, String body, String refused) {}

    private String form(Kind kind, Typed typed, DataSubject me, Model model) {
        OwnName own = names.getIfAvailable();
        model.addAttribute("kind", kind);
        model.addAttribute("typed", typed);
        Groups mine = groups.of(me);
        model.addAttribute("choices", rights.choices(kind, mine));
        model.addAttribute("groups", rights.reasons(kind, mine));
        model.addAttribute("stopping", kind == Kind.RESTRICT ? rights.stopsWithRestriction(mine) : java.util.List.of());
        model.addAttribute("decided", kind == Kind.RESTRICT && requests.actsForTheLibrary(me.subjectOfData()));
        model.addAttribute(
                "ownName",
                own == null || kind != Kind.RECTIFY
                        ? ""
                        : own.of(me.subjectOfData()).orElse(""));
        return "privacy/request/ask";
    }

    private static Kind kind(String right) {
        return Kind.of(right).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
