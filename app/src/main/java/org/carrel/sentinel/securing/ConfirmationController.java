package org.carrel.sentinel.securing;

import org.carrel.people.KnownPerson;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.identity.Reveals;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One confirmation by a reviewer who knows who it is: the account is secured, and the verdict is
/// that it was compromised.
@Controller
class ConfirmationController {

    private final Securing securing;
    private final Reveals reveals;

    ConfirmationController(Securing securing, Reveals reveals) {
        this.securing = securing;
        this.reveals = reveals;
    }

    @PostMapping("/alerts/{id}/securing")
    @For({"secure_account", "identify_compromised", "review_alerts"})
    String confirm(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int decisions,
            @AuthenticationPrincipal SignedIn by) {
        Reveals.Answer answer = reveals.seenBefore(id, by.accountId());
        if (answer instanceof Reveals.Answer.NoSuchAlert) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!(answer instanceof Reveals.Answer.Shown shown)) {
            return back(id, answer instanceof Reveals.Answer.Refused refused ? refused.reason() : "not-identified");
        }
        KnownPerson person = shown.person();
        Owner owner = person == null ? Owner.named(shown.username()) : Owner.of(person);
        return switch (securing.begin(id, decisions, shown.account(), owner, by.accountId())) {
            case Beginning.NotConfigured none -> back(id, "not-configured");
            case Beginning.Overtaken overtaken -> back(id, "overtaken");
            case Beginning.NoSuchAlert gone -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case Beginning.Begun begun -> "redirect:/alerts/" + id + "?done=secured#securing";
            case Beginning.AlreadyRunning running -> "redirect:/alerts/" + id + "?done=secured#securing";
        };
    }

    private static String back(long id, String reason) {
        return "redirect:/alerts/" + id + "?refused=" + reason;
    }
}
