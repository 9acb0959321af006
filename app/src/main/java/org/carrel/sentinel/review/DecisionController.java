package org.carrel.sentinel.review;

import java.time.Clock;
import org.carrel.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A reviewer's decisions.
@Controller
class DecisionController {

    /// Nobody ponders an alert for longer; the page was left open.
    private static final long LONGEST_SECONDS = 4 * 3600;

    private final Reviews reviews;
    private final Clock clock;

    DecisionController(Reviews reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    @PostMapping("/alerts/{id}/verdicts")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "0") int decisions,
            @RequestParam(defaultValue = "0") long openedAt,
            @AuthenticationPrincipal SignedIn by) {
        return Verdict.of(verdict)
                .map(found -> answer(
                        id, reviews.decide(id, decisions, found, note, by.accountId(), seconds(openedAt)), "decided"))
                .orElse(back(id, "refused=verdict"));
    }

    @PostMapping("/alerts/{id}/suppressions")
    String suppress(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "30") int days,
            @AuthenticationPrincipal SignedIn by) {
        return answer(id, reviews.suppress(id, reason, days, by.accountId()), "suppressed");
    }

    @PostMapping("/alerts/{id}/suppressions/end")
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

    private @Nullable Integer seconds(long openedAt) {
        long spent = clock.instant().getEpochSecond() - openedAt;
        return openedAt <= 0 || spent < 0 || spent > LONGEST_SECONDS ? null : (int) spent;
    }
}
