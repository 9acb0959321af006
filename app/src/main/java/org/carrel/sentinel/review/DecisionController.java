package org.carrel.sentinel.review;

import java.util.Optional;
import org.carrel.people.SignedIn;
import org.carrel.sentinel.review.Reviews.Account;
import org.carrel.web.For;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A reviewer's decisions.
@Controller
class DecisionController {

    private final Reviews reviews;
    private final TakingBack takingBack;

    DecisionController(Reviews reviews, TakingBack takingBack) {
        this.reviews = reviews;
        this.takingBack = takingBack;
    }

    /// @param undo `yes` or `no`, once the reviewer has seen what was done to the account and can
    /// be taken back; until then a verdict other than "compromised" decides nothing but shows that
    @PostMapping("/alerts/{id}/verdicts")
    @For({"review_alerts", "identify_compromised", "secure_account"})
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "0") int decisions,
            @RequestParam(defaultValue = "") String undo,
            @AuthenticationPrincipal SignedIn by,
            Model model) {
        Optional<Verdict> found = Verdict.of(verdict);
        if (found.isEmpty()) {
            return back(id, "refused=verdict");
        }
        boolean cleared = found.get() != Verdict.COMPROMISED;
        if (cleared && undo.isEmpty() && !takingBack.of(id).isEmpty()) {
            model.addAttribute("change", new Change(id, found.get(), note, decisions, takingBack.of(id)));
            return "sentinel/review/change";
        }
        boolean takeBack = cleared && undo.equals("yes");
        Reviews.Outcome outcome = reviews.decide(
                id, decisions, found.get(), note, by.accountId(), takeBack ? Account.TAKE_BACK : Account.AS_IT_IS);
        if (takeBack) {
            takingBack.begin();
        }
        return answer(id, outcome, takeBack ? "cleared" : cleared ? "decided" : "compromised");
    }

    /// It was secured outside this program, or there is nothing to secure.
    @PostMapping("/alerts/{id}/by-hand")
    @For({"review_alerts", "identify_compromised", "secure_account"})
    String securedByHand(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "0") int decisions,
            @AuthenticationPrincipal SignedIn by) {
        return answer(
                id,
                reviews.decide(id, decisions, Verdict.COMPROMISED, note, by.accountId(), Account.SECURED_BY_HAND),
                "decided");
    }

    /// A verdict that waits for the reviewer to say what becomes of what was done to the account.
    record Change(long alert, Verdict verdict, String note, int decisions, TakingBack.Offer offer) {}

    @PostMapping("/alerts/{id}/suppressions")
    @For({"review_alerts", "identify_compromised"})
    String suppress(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "30") int days,
            @AuthenticationPrincipal SignedIn by) {
        return answer(id, reviews.suppress(id, reason, days, by.accountId()), "suppressed");
    }

    @PostMapping("/alerts/{id}/suppressions/end")
    @For("review_alerts")
    String endSuppression(@PathVariable long id) {
        return answer(id, reviews.endSuppression(id), "resumed");
    }

    private static String answer(long id, Reviews.Outcome outcome, String done) {
        return switch (outcome) {
            case Reviews.Outcome.Decided decided -> back(id, "done=" + done);
            case Reviews.Outcome.Overtaken overtaken -> back(id, "refused=overtaken");
            case Reviews.Outcome.Refused refused -> back(id, "refused=" + refused.reason());
            case Reviews.Outcome.NoSuchAlert none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static String back(long id, String what) {
        return "redirect:/alerts/" + id + "?" + what + "#decision";
    }
}
