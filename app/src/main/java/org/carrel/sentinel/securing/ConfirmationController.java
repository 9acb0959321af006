package org.carrel.sentinel.securing;

import org.carrel.people.KnownPerson;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.identity.Reveals;
import org.carrel.sentinel.review.Reviews;
import org.carrel.sentinel.review.Verdict;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One confirmation by a reviewer who knows who it is: the account is secured, and the verdict is that it was
/// compromised.
@Controller
class ConfirmationController {

    private final Securing securing;
    private final Reveals reveals;
    private final Reviews reviews;

    ConfirmationController(Securing securing, Reveals reveals, Reviews reviews) {
        this.securing = securing;
        this.reveals = reveals;
        this.reviews = reviews;
    }

    @PostMapping("/alerts/{id}/securing")
    String confirm(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int decisions,
            @AuthenticationPrincipal SignedIn by) {
        Reveals.Answer answer = reveals.person(id, by.accountId());
        if (answer instanceof Reveals.Answer.NoSuchAlert) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!(answer instanceof Reveals.Answer.Shown shown)) {
            return back(id, answer instanceof Reveals.Answer.Refused refused ? refused.reason() : "not-identified");
        }
        // begun before it is decided: the right to know whose account it is ends with the decision
        KnownPerson person = shown.person();
        Owner owner = person == null ? Owner.named(shown.username()) : Owner.of(person);
        Beginning beginning = securing.begin(id, shown.account(), owner, by.accountId());
        if (beginning instanceof Beginning.NotConfigured) {
            return back(id, "not-configured");
        }
        return reviews.decide(id, decisions, Verdict.COMPROMISED, "", by.accountId(), null)
                        instanceof Reviews.Outcome.Overtaken
                ? back(id, "overtaken")
                : "redirect:/alerts/" + id + "?done=secured#securing";
    }

    private static String back(long id, String reason) {
        return "redirect:/alerts/" + id + "?refused=" + reason;
    }
}
