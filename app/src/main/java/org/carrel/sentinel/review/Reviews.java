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
import org.carrel.privacy.WrittenReason;
import org.carrel.sentinel.alert.AlertSection.Subject;
import org.carrel.sentinel.identity.Reveals;
import org.springframework.stereotype.Service;

/// A person's decisions on alerts. Nothing else decides.
@Service
public class Reviews {

    /// A suppression lasts no longer: a thief must not be left alone for ever.
    static final int MOST_DAYS = 90;

    private static final int LONGEST_NOTE = 2000;
    private static final int SIMILAR = 6;
    private static final int TOGETHER = 50;

    private final VerdictRepository verdicts;
    private final SuppressionRepository suppressions;
    private final Reveals reveals;
    private final Purposes purposes;
    private final Clock clock;

    Reviews(
            VerdictRepository verdicts,
            SuppressionRepository suppressions,
            Reveals reveals,
            Purposes purposes,
            Clock clock) {
        this.verdicts = verdicts;
        this.suppressions = suppressions;
        this.reveals = reveals;
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

    /// What becomes of the account besides the verdict.
    public enum Account {
        AS_IT_IS,
        /// The reviewer, who saw what that is, wants what was done to it taken back.
        TAKE_BACK,
        /// It was secured, or need not be, outside this program.
        SECURED_BY_HAND
    }

    /// As [#decide(long, int, Verdict, String, AccountId, Account)], and the account stays as it is.
    public Outcome decide(long alert, int decisions, Verdict verdict, String note, AccountId by) {
        return decide(alert, decisions, verdict, note, by, Account.AS_IT_IS);
    }

    /// @param decisions how many decisions the reviewer had seen: who decides on fewer is told, and changes nothing
    /// @param account kept with the decision, so that [TakingBack#begin] finds it whenever it runs
    public Outcome decide(long alert, int decisions, Verdict verdict, String note, AccountId by, Account account) {
        if (note.length() > LONGEST_NOTE) {
            return new Outcome.Refused("note");
        }
        if (account == Account.SECURED_BY_HAND && WrittenReason.of(note).isEmpty()) {
            return new Outcome.Refused("reason");
        }
        if (account != Account.AS_IT_IS && !reveals.isTrained(by)) {
            return new Outcome.Refused("untrained");
        }
        return purposes.in(REVIEW, () -> {
            Outcome outcome = record(alert, decisions, verdict, note, by, account == Account.TAKE_BACK);
            if (outcome instanceof Outcome.Decided && account != Account.SECURED_BY_HAND) {
                verdicts.noteWhetherSecured(alert);
            }
            return outcome;
        });
    }

    /// A confirmation decides too, and nothing is secured where it comes too late: so the verdict is written in the
    /// transaction that begins the securing. The caller's transaction acts for a purpose that may write both.
    public Outcome compromised(long alert, int decisions, AccountId by) {
        return record(alert, decisions, Verdict.COMPROMISED, "", by, false);
    }

    /// An invented reviewer's decision in the demo: nobody waits for its account to be secured.
    public Outcome decideInvented(long alert, Verdict verdict, String note, AccountId by) {
        return purposes.in(REVIEW, () -> record(alert, 0, verdict, note, by, false));
    }

    private Outcome record(long alert, int decisions, Verdict verdict, String note, AccountId by, boolean takeBack) {
        Instant now = clock.instant();
        if (verdicts.account(alert).isEmpty()) {
            return new Outcome.NoSuchAlert();
        }
        if (!verdicts.decide(alert, decisions, verdict, takeBack ? by.value() : null, now)) {
            return new Outcome.Overtaken();
        }
        verdicts.add(alert, by.value(), verdict, note.strip(), now);
        return new Outcome.Decided();
    }

    /// No alert of the account waits for anybody until then; they are still raised and kept.
    Outcome suppress(long alert, String reason, int days, AccountId by) {
        Optional<WrittenReason> written = WrittenReason.of(reason);
        if (written.isEmpty()) {
            return new Outcome.Refused("reason");
        }
        String said = written.get().text();
        if (days < 1 || days > MOST_DAYS) {
            return new Outcome.Refused("days");
        }
        if (!reveals.isTrained(by)) {
            return new Outcome.Refused("untrained");
        }
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofDays(days));
        return onAccountOf(alert, account -> suppressions.add(account, said, by.value(), now, until));
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

    /// What has been decided, for a reviewer who now looks at the alert: from their first look on their time is
    /// counted.
    Review shown(Subject alert, AccountId to) {
        purposes.run(REVIEW, () -> verdicts.opened(alert.id(), to.value(), clock.instant()));
        return of(alert);
    }

    private Review of(Subject alert) {
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
