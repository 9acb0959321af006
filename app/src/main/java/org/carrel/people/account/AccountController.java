package org.carrel.people.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.carrel.people.AccountPart;
import org.carrel.people.People;
import org.carrel.people.SignedIn;
import org.carrel.people.session.OwnSessions;
import org.carrel.web.For;
import org.carrel.web.Parts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class AccountController {

    /// Message keys under `account.done.`
    private static final Set<String> DONE = Set.of("lost", "need", "sessions");

    private final People people;
    private final OwnSessions sessions;
    private final Parts parts;
    private final List<AccountPart> own;

    AccountController(People people, OwnSessions sessions, Parts parts, ObjectProvider<AccountPart> own) {
        this.people = people;
        this.sessions = sessions;
        this.parts = parts;
        this.own =
                own.stream().sorted(Comparator.comparingInt(AccountPart::order)).toList();
    }

    @GetMapping("/account")
    @For(value = "sign_in", parts = AccountPart.class)
    String account(
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedIn signedIn,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("account", AccountView.of(signedIn));
        model.addAttribute("done", DONE.contains(done) ? done : "");
        model.addAttribute(
                "parts",
                parts.of(
                        own.stream()
                                .flatMap(part -> part.view(signedIn).stream())
                                .toList(),
                        request));
        return "people/account/account";
    }

    @PostMapping("/account/sessions/end")
    @For("sign_in")
    String endAllSessions(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) throws Exception {
        people.endSessions(signedIn.accountId());
        request.logout();
        return "redirect:/?signed-out";
    }

    @PostMapping("/account/sessions/others/end")
    @For("sign_in")
    String endOtherSessions(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
        sessions.endOthers(signedIn.accountId(), request.getSession().getId());
        return "redirect:/account?done=sessions";
    }
}
