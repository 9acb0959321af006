package org.carrel.people.joining;

import org.carrel.people.SignedIn;
import org.carrel.web.For;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class RenewalController {

    private final Renewals renewals;

    RenewalController(Renewals renewals) {
        this.renewals = renewals;
    }

    @PostMapping("/account/renewal")
    @For("ask_renewal")
    String ask(@AuthenticationPrincipal SignedIn me) {
        renewals.ask(me.subjectOfData());
        return "redirect:/";
    }
}
