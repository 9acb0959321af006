package org.carrel.sentinel.securing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    /// Begins the steps; again, where it was being taken back or could not be taken back any more.
    Beginning begin(long alert, Owner owner, AccountId by, Instant now) {
        Optional<Long> begun = securings.begin(alert, owner, by, now);
        if (begun.isPresent()) {
            connectors.kinds().forEach(kind -> steps.add(begun.get(), kind, now));
            return new Beginning.Begun(begun.get());
        }
        StoredSecuring standing = securings.standing(alert).orElseThrow();
        if (standing.undoAskedAt() == null && standing.username() != null) {
            return new Beginning.AlreadyRunning();
        }
        securings.beginAgain(standing.id(), owner, by, now);
        EnumSet<StepKind> missing = EnumSet.copyOf(connectors.kinds());
        for (StoredStep step : steps.of(standing.id())) {
            missing.remove(step.kind());
            steps.again(step, false, now);
        }
        missing.forEach(kind -> steps.add(standing.id(), kind, now));
        return new Beginning.Begun(standing.id());
    }

    /// Writes down what an attempt came to, unless it was overtaken.
    void record(StoredStep taken, Outcome outcome, Instant now) {
        // Held first, so that of two steps that end together the second sees the first.
        securings.hold(taken.securing()).ifPresent(held -> {
            if (write(taken, outcome, now)) {
                if (outcome instanceof Outcome.Done && taken.kind() == StepKind.KEYCLOAK_PASSWORD && !taken.undoing()) {
                    endSessionsAgain(taken.securing(), now);
                }
                if (outcome instanceof Outcome.Done && taken.undoing()) {
                    secureAgainForOthers(held, taken.kind(), now);
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

    /// Takes back what can be taken back, and drops what has not been done. While another alert secures the same
    /// account, all of it stays, to be taken back with that one.
    void undo(StoredSecuring held, AccountId by, Instant now) {
        securings.undoAsked(held.id(), by, now);
        List<Long> others = securings.others(held);
        for (StoredStep step : steps.of(held.id())) {
            boolean undoable = step.attempts() > 0 && connectors.undoable(step.kind());
            if (undoable && others.isEmpty()) {
                steps.again(step, true, now);
            } else if (undoable) {
                steps.handOver(step, others.getFirst(), now);
                steps.keep(step, kept(others), now);
            } else if (!step.is(StepState.DONE)) {
                steps.drop(step, now);
            }
        }
        securings.hold(held.id()).ifPresent(fresh -> settle(fresh, now));
    }

    /// Whether a step is not to be undone after all, since somebody has meanwhile secured the same account.
    boolean keptForAnother(StoredStep taken, StoredSecuring securing, Instant now) {
        List<Long> others = taken.undoing() ? securings.others(securing) : List.of();
        if (!others.isEmpty()) {
            steps.keep(taken, kept(others), now);
        }
        return !others.isEmpty();
    }

    private static String kept(List<Long> others) {
        return "Stays as it is: alert " + others.getFirst() + " secures the same account.";
    }

    // What was taken back here while another began to secure the same account is done for that one again.
    private void secureAgainForOthers(StoredSecuring undone, StepKind kind, Instant now) {
        for (long alert : securings.others(undone)) {
            securings.newest(alert).stream()
                    .flatMap(other -> steps.of(other.id()).stream())
                    .filter(step -> step.kind() == kind && step.attempts() > 0 && !step.undoing())
                    .forEach(step -> steps.again(step, false, now));
        }
    }

    /// What follows where a step came to its end without an attempt.
    void settled(long securing, Instant now) {
        securings.hold(securing).ifPresent(held -> settle(held, now));
    }

    /// False where the step is not one that waits for a person.
    boolean doneByHand(StoredSecuring held, StepKind kind, Instant now) {
        Optional<StoredStep> stuck = steps.of(held.id()).stream()
                .filter(step -> step.kind() == kind && step.is(StepState.FAILED))
                .findFirst();
        stuck.ifPresent(step -> steps.doneByHand(step, "Done by hand, as a reviewer said.", now));
        settle(held, now);
        return stuck.isPresent();
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
