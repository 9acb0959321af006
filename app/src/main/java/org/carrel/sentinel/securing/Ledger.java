package org.carrel.sentinel.securing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carrel.people.AccountId;
import org.carrel.sentinel.securing.connector.Connectors;
import org.carrel.sentinel.securing.connector.Outcome;
import org.carrel.sentinel.securing.connector.StepKind;
import org.springframework.stereotype.Component;

/// What follows from a change to a securing or one of its steps. The caller's transaction acts for
/// `secure_account`.
@Component
class Ledger {

    private final SecuringRepository securings;
    private final StepRepository steps;
    private final Connectors connectors;
    private final SecuringSettings settings;

    Ledger(SecuringRepository securings, StepRepository steps, Connectors connectors, SecuringSettings settings) {
        this.securings = securings;
        this.steps = steps;
        this.connectors = connectors;
        this.settings = settings;
    }

    /// Writes down what an attempt came to, unless it was overtaken.
    void record(StoredStep taken, Outcome outcome, Instant now) {
        // Held first, so that of two steps that end together the second sees the first.
        securings.hold(taken.securing()).ifPresent(held -> {
            if (write(taken, outcome, now)) {
                if (outcome instanceof Outcome.Done && taken.kind() == StepKind.KEYCLOAK_PASSWORD && !taken.undoing()) {
                    endSessionsAgain(taken.securing(), now);
                }
                settle(held, now);
            }
        });
    }

    /// Asks for every step that did not work, or for one of them; false when there is none.
    boolean retry(StoredSecuring held, Set<StepKind> kinds, Instant now) {
        List<StoredStep> stuck = steps.of(held.id()).stream()
                .filter(step -> kinds.contains(step.kind()))
                .filter(step -> step.is(StepState.FAILED) || step.is(StepState.WAITING) && step.attempts() > 0)
                .toList();
        stuck.forEach(step -> steps.again(step, step.undoing(), now));
        return !stuck.isEmpty();
    }

    /// Takes back what can be taken back, and drops what has not been done.
    void undo(StoredSecuring held, AccountId by, Instant now) {
        securings.undoAsked(held.id(), by, now);
        for (StoredStep step : steps.of(held.id())) {
            boolean tried = step.attempts() > 0;
            if (tried && connectors.undoable(step.kind())) {
                steps.again(step, true, now);
            } else if (!step.is(StepState.DONE)) {
                steps.drop(step, now);
            }
        }
        securings.hold(held.id()).ifPresent(fresh -> settle(fresh, now));
    }

    /// Undoes what reviewers wanted undone when they changed a verdict; again and again the same as once.
    void undoWanted(Instant now) {
        for (SecuringRepository.Wanted wanted : securings.undoWanted()) {
            securings
                    .hold(wanted.securing())
                    .filter(held -> held.undoAskedAt() == null && held.username() != null)
                    .ifPresent(held -> undo(held, wanted.by(), now));
        }
    }

    /// After the time in which it could be undone: nothing is tried any more, nobody is known any
    /// more.
    void forget(long securing, Instant now) {
        securings.hold(securing).ifPresent(held -> {
            steps.of(securing).stream().filter(step -> !step.settled()).forEach(step -> steps.drop(step, now));
            securings.forgetOwner(securing);
        });
    }

    private boolean write(StoredStep taken, Outcome outcome, Instant now) {
        int failures = taken.attempts() - taken.before();
        return switch (outcome) {
            case Outcome.Done done -> steps.result(taken, StepState.DONE, null, done.sentence(), now);
            case Outcome.Failed failed -> steps.result(taken, StepState.FAILED, null, failed.sentence(), now);
            case Outcome.Retry retry ->
                failures >= settings.attempts()
                        ? steps.result(taken, StepState.FAILED, null, retry.sentence(), now)
                        : steps.result(
                                taken,
                                StepState.WAITING,
                                now.plus(SecuringSettings.pause(failures)),
                                retry.sentence(),
                                now);
        };
    }

    // Sessions that ended before the password changed may have been begun anew with the old one.
    private void endSessionsAgain(long securing, Instant now) {
        steps.of(securing).stream()
                .filter(step -> step.kind() == StepKind.KEYCLOAK_SESSIONS && step.attempts() > 0 && !step.undoing())
                .forEach(step -> steps.again(step, false, now));
    }

    private void settle(StoredSecuring held, Instant now) {
        List<StoredStep> all = steps.of(held.id());
        boolean undoing = held.undoAskedAt() != null;
        if (!undoing && locksOut(all)) {
            securings.secured(held.id(), now);
        }
        boolean quiet = all.stream().allMatch(StoredStep::settled);
        boolean nothingStuck = all.stream().noneMatch(step -> step.is(StepState.FAILED));
        if (undoing && quiet && nothingStuck) {
            securings.undone(held.id(), now);
        }
        boolean undoable = !undoing && all.stream().anyMatch(step -> connectors.undoable(step.kind()));
        if (quiet && nothingStuck && !undoable) {
            securings.forgetOwner(held.id());
        } else if (all.stream().noneMatch(Ledger::mayStillWrite)) {
            securings.forgetContact(held.id());
        }
    }

    private static boolean locksOut(List<StoredStep> all) {
        EnumSet<StepKind> kinds = EnumSet.noneOf(StepKind.class);
        all.stream().filter(step -> step.kind().locksOut()).forEach(step -> kinds.add(step.kind()));
        return !kinds.isEmpty()
                && all.stream()
                        .filter(step -> step.kind().locksOut())
                        .allMatch(step -> step.is(StepState.DONE) && !step.undoing());
    }

    private static boolean mayStillWrite(StoredStep step) {
        return step.kind() == StepKind.MESSAGE && !step.is(StepState.DONE) && !step.is(StepState.DROPPED);
    }
}
