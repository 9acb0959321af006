package org.carrel.people.account;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.people.People;
import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class AccountController {

    private final People people;

    AccountController(People people) {
        this.people = people;
    }

    @GetMapping("/account")
    @For("sign_in")
    String account(@AuthenticationPrincipal SignedIn signedIn, Model model) {
        model.addAttribute("account", AccountView.of(signedIn));
        return "people/account/account";
    }

    @PostMapping("/account/sessions/end")
    @For("sign_in")
    String endAllSessions(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) throws Exception {
        people.endSessions(signedIn.accountId());
        request.logout();
        return "redirect:/?signed-out";
    }
}
