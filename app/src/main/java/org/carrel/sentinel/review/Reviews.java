package org.carrel.sentinel.review;

import static org.carrel.sentinel.SentinelPurpose.REVIEW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.alert.AlertSection.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// A person's decisions on alerts. Nothing else decides.
@Service
public class Reviews {

    /// A suppression lasts no longer: a thief must not be left alone for ever.
    static final int MOST_DAYS = 90;

    private static final int LONGEST_NOTE = 2000;
    private static final int SHORTEST_REASON = 10;
    private static final int SIMILAR = 6;
    private static final int TOGETHER = 50;

    private final VerdictRepository verdicts;
    private final SuppressionRepository suppressions;
    private final Purposes purposes;
    private final Clock clock;

    Reviews(VerdictRepository verdicts, SuppressionRepository suppressions, Purposes purposes, Clock clock) {
        this.verdicts = verdicts;
        this.suppressions = suppressions;
        this.purposes = purposes;
        this.clock = clock;
    }

    public sealed interface Outcome {

        record Decided() implements Outcome {}

        /// Somebody else decided first; nothing was changed.
        record Overtaken() implements Outcome {}

        record NoSuchAlert() implements Outcome {}

        /// @param reason a message key under `review.refused.`
        record Refused(String reason) implements Outcome {}
    }

    /// As [#decide(long, int, Verdict, String, AccountId, Integer, boolean)], and nothing is taken back.
    public Outcome decide(
            long alert, int decisions, Verdict verdict, String note, AccountId by, @Nullable Integer seconds) {
        return decide(alert, decisions, verdict, note, by, seconds, false);
    }

    /// @param decisions how many decisions the reviewer had seen: who decides on fewer is told, and changes nothing
    /// @param seconds from opening the page to the decision; null if not known
    /// @param takeBack whether the reviewer, who saw what that is, wants what was done to the account taken back;
    /// kept with the decision, so that [TakingBack#begin] finds it whenever it runs
    Outcome decide(
            long alert,
            int decisions,
            Verdict verdict,
            String note,
            AccountId by,
            @Nullable Integer seconds,
            boolean takeBack) {
        if (note.length() > LONGEST_NOTE) {
            return new Outcome.Refused("note");
        }
        Instant now = clock.instant();
        return purposes.in(REVIEW, () -> {
            if (verdicts.account(alert).isEmpty()) {
                return new Outcome.NoSuchAlert();
            }
            if (!verdicts.decide(alert, decisions, verdict, takeBack ? by.value() : null, now)) {
                return new Outcome.Overtaken();
            }
            verdicts.add(alert, by.value(), verdict, note.strip(), now, seconds);
            return new Outcome.Decided();
        });
    }

    /// No alert of the account waits for anybody until then; they are still raised and kept.
    Outcome suppress(long alert, String reason, int days, AccountId by) {
        if (reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_NOTE) {
            return new Outcome.Refused("reason");
        }
        if (days < 1 || days > MOST_DAYS) {
            return new Outcome.Refused("days");
        }
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofDays(days));
        return onAccountOf(alert, account -> suppressions.add(account, reason.strip(), by.value(), now, until));
    }

    Outcome endSuppression(long alert) {
        return onAccountOf(alert, account -> suppressions.end(account, clock.instant()));
    }

    private Outcome onAccountOf(long alert, Consumer<String> change) {
        return purposes.in(REVIEW, () -> {
            Optional<String> account = verdicts.account(alert);
            account.ifPresent(change);
            return account.isPresent() ? new Outcome.Decided() : new Outcome.NoSuchAlert();
        });
    }

    Review of(Subject alert) {
        return purposes.in(
                REVIEW,
                () -> new Review(
                        verdicts.verdict(alert.id()).orElse(null),
                        verdicts.history(alert.id()),
                        suppressions.current(alert.account(), clock.instant()).orElse(null),
                        verdicts.similar(alert.id(), alert.account(), SIMILAR),
                        alert.campaign().isEmpty()
                                ? List.of()
                                : verdicts.together(alert.id(), alert.campaign(), TOGETHER)));
    }
}
