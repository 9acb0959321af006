package org.carrel.sentinel.securing;

import static org.carrel.sentinel.SentinelPurpose.SECURE;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carrel.people.AccountId;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.review.Reviews;
import org.carrel.sentinel.securing.connector.Connectors;
import org.carrel.sentinel.securing.connector.StepKind;
import org.springframework.stereotype.Component;

/// The feature's facade. Call it outside any transaction: it acts for a purpose of its own.
@Component
public class Securing {

    private final SecuringRepository securings;
    private final StepRepository steps;
    private final Ledger ledger;
    private final Reviews reviews;
    private final Connectors connectors;
    private final SecuringSettings settings;
    private final Purposes purposes;
    private final Clock clock;

    Securing(
            SecuringRepository securings,
            StepRepository steps,
            Ledger ledger,
            Reviews reviews,
            Connectors connectors,
            SecuringSettings settings,
            Purposes purposes,
            Clock clock) {
        this.securings = securings;
        this.steps = steps;
        this.ledger = ledger;
        this.reviews = reviews;
        this.connectors = connectors;
        this.settings = settings;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Decides that an account is compromised and begins to secure it, both or neither: on a
    /// person's confirmation and on nothing else, so only a controller that handles their request
    /// may call this, which a test checks. Returns at once; the steps follow by themselves.
    ///
    /// @param decisions how many decisions on the alert the person had seen
    /// @param token the alert's account
    /// @param by    who confirmed
    public Beginning begin(long alertId, int decisions, String token, Owner owner, AccountId by) {
        if (connectors.kinds().isEmpty()) {
            return new Beginning.NotConfigured();
        }
        return purposes.in(SECURE, () -> {
            if (!securings.isAlertOn(alertId, token)) {
                return new Beginning.NoSuchAlert();
            }
            return reviews.compromised(alertId, decisions, by) instanceof Reviews.Outcome.Decided
                    ? ledger.begin(alertId, owner, by, clock.instant())
                    : new Beginning.Overtaken();
        });
    }

    /// What a page shows; empty when this alert's account was never secured.
    public Optional<SecuringView> of(long alertId) {
        return purposes.in(
                SECURE,
                () -> securings
                        .newest(alertId)
                        .map(securing -> new SecuringView(
                                securing,
                                steps.of(securing.id()),
                                securings.others(securing),
                                connectors,
                                settings.keepFor())));
    }

    /// What a confirmation would run here, in order.
    public Set<StepKind> planned() {
        return connectors.kinds();
    }

    /// What nobody set up here, so that somebody has to do it by hand.
    public Set<StepKind> missing() {
        return connectors.missing();
    }

    /// Another round of attempts at every step that did not work.
    public Change retry(long alertId) {
        return retry(alertId, EnumSet.allOf(StepKind.class));
    }

    /// Another round of attempts at some of the steps.
    public Change retry(long alertId, Set<StepKind> kinds) {
        return change(alertId, held -> {
            boolean known = held.username() != null;
            return known && ledger.retry(held, kinds, clock.instant()) ? new Change.Done() : new Change.Refused("over");
        });
    }

    /// A person did what a step could not.
    public Change doneByHand(long alertId, StepKind kind) {
        return change(
                alertId,
                held -> ledger.doneByHand(held, kind, clock.instant())
                        ? new Change.Done()
                        : new Change.Refused("over"));
    }

    /// Somebody has read what the owner answered.
    public Change answerSeen(long alertId, AccountId by) {
        return change(alertId, held -> {
            securings.answerSeen(held.id(), by, clock.instant());
            return new Change.Done();
        });
    }

    private Change change(long alertId, Function<StoredSecuring, Change> work) {
        return purposes.in(
                SECURE,
                () -> securings
                        .newest(alertId)
                        .flatMap(newest -> securings.hold(newest.id()))
                        .map(work)
                        .orElseGet(Change.NothingThere::new));
    }
}
