package org.carrel.sentinel.securing;

import static org.carrel.sentinel.SentinelPurpose.SECURE;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.carrel.privacy.Disclosure;
import org.carrel.privacy.DisclosureGate;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.securing.connector.Connector;
import org.carrel.sentinel.securing.connector.Connectors;
import org.carrel.sentinel.securing.connector.Outcome;
import org.carrel.sentinel.securing.connector.StepKind;
import org.carrel.sentinel.securing.connector.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes steps that are due, one after the other. Any number of workers may run, here and on other
/// nodes.
///
/// No transaction is open while another system is asked. A worker that dies meanwhile has left word
/// in the table when its step may be taken again.
@Component
class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final StepRepository steps;
    private final SecuringRepository securings;
    private final AnswerRepository answers;
    private final Ledger ledger;
    private final Answers codes;
    private final Connectors connectors;
    private final DisclosureGate gate;
    private final SecuringSettings settings;
    private final Purposes purposes;
    private final Clock clock;

    Worker(
            StepRepository steps,
            SecuringRepository securings,
            AnswerRepository answers,
            Ledger ledger,
            Answers codes,
            Connectors connectors,
            DisclosureGate gate,
            SecuringSettings settings,
            Purposes purposes,
            Clock clock) {
        this.steps = steps;
        this.securings = securings;
        this.answers = answers;
        this.ledger = ledger;
        this.codes = codes;
        this.connectors = connectors;
        this.gate = gate;
        this.settings = settings;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Everything that is due now.
    void work() {
        purposes.run(SECURE, () -> ledger.undoWanted(clock.instant()));
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /// Takes one step; false when none is due.
    boolean step() {
        Instant now = clock.instant();
        Optional<Taken> taken = purposes.in(
                SECURE, () -> steps.take(now, now.plus(settings.lease())).map(this::taken));
        taken.ifPresent(one -> {
            if (one.kept()) {
                purposes.run(SECURE, () -> ledger.settled(one.step().securing(), clock.instant()));
            } else {
                Outcome outcome = attempt(one);
                purposes.run(SECURE, () -> ledger.record(one.step(), outcome, clock.instant()));
            }
        });
        return taken.isPresent();
    }

    /// Forgets whose account it was where the time to undo it is over.
    void tidy() {
        Instant now = clock.instant();
        purposes.run(SECURE, () -> {
            securings.knownSince(now.minus(settings.keepFor())).forEach(id -> ledger.forget(id, now));
            answers.tidy(now);
        });
    }

    /// @param kept it is not undone after all, and nothing is left to do
    private record Taken(StoredStep step, boolean kept, Optional<Target> target) {}

    // The securing is not held: whoever holds it may wait for this step.
    private Taken taken(StoredStep step) {
        Set<StepKind> done = EnumSet.noneOf(StepKind.class);
        steps.of(step.securing()).stream()
                .filter(one -> one.is(StepState.DONE) && !one.undoing())
                .forEach(one -> done.add(one.kind()));
        Optional<StoredSecuring> found = securings.find(step.securing());
        boolean kept = found.map(securing -> ledger.keptForAnother(step, securing, clock.instant()))
                .orElse(false);
        return new Taken(step, kept, found.flatMap(securing -> target(securing, done)));
    }

    private Optional<Target> target(StoredSecuring securing, Set<StepKind> done) {
        return Optional.ofNullable(securing.username())
                .map(username -> new Target(
                        securing.id(),
                        securing.alert(),
                        securing.account(),
                        username,
                        securing.contact(),
                        done,
                        () -> codes.newCode(securing.id())));
    }

    private Outcome attempt(Taken taken) {
        Optional<Connector> connector = connectors.of(taken.step().kind());
        if (connector.isEmpty()) {
            return new Outcome.Failed("This step is no longer set up here: set it up again, or do it by hand.");
        }
        if (taken.target().isEmpty()) {
            return new Outcome.Failed("The user name is no longer kept here: do it by hand.");
        }
        Target target = taken.target().get();
        return inTime(taken.step().kind(), new FutureTask<>(() -> through(taken.step(), connector.get(), target)));
    }

    private Outcome through(StoredStep step, Connector connector, Target target) {
        Supplier<Outcome> deed = () -> step.undoing() ? connector.undo(target) : connector.apply(target);
        return switch (connector.audience()) {
            case NOBODY -> deed.get();
            case OWNER -> gate.toThemselves(deed);
            case SERVICE_DESK -> gate.tell(disclosure(step, target), deed);
        };
    }

    private static Disclosure disclosure(StoredStep step, Target target) {
        String reference =
                "securing-" + target.securing() + "-" + step.kind().key() + (step.undoing() ? "-undone" : "");
        return new Disclosure(
                "ict_service_desk",
                "CompromiseConfirmed",
                Set.of("securing", "securing_person"),
                target.token(),
                reference);
    }

    private Outcome inTime(StepKind kind, FutureTask<Outcome> attempt) {
        Thread.ofVirtual().name("securing-" + kind.key()).start(attempt);
        try {
            return attempt.get(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempt.cancel(true);
            return new Outcome.Retry(
                    "It took longer than " + settings.timeLimit().toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            log.error("The step {} of securing an account failed in a way nobody foresaw", kind.key(), e.getCause());
            return new Outcome.Retry("It failed in a way nobody foresaw; the program’s log says more.");
        } catch (InterruptedException e) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Retry("The program was stopped.");
        }
    }
}
