package org.carrel.sentinel.ingest;

import java.util.Set;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.scoring.Changes;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.jspecify.annotations.Nullable;

/// A detector on trial beside the one that runs: the same events, other settings, a memory of its
/// own. What it finds nobody is asked to act on.
final class Challenger {

    private final ChallengerRepository repository;
    private final String slot;
    private final StoredStates states;
    private final Detector detector;

    Challenger(ChallengerRepository repository, String slot, DetectorSettings settings, byte @Nullable [] checkpoint) {
        this.repository = repository;
        this.slot = slot;
        this.states = new StoredStates(repository.states(slot));
        this.detector = Detector.over(settings, states, checkpoint);
    }

    void forget(Set<String> accounts) {
        detector.forget(accounts);
    }

    void accept(AccessEvent event) {
        detector.accept(event);
    }

    /// Inside the transaction of the chunk, so that neither detector is ever ahead of the other.
    ///
    /// @param leftOut accounts of which nothing is kept; what was kept before the caller deletes
    void save(long chunks, Set<String> leftOut) {
        Changes changes = detector.drain();
        repository.saveDays(
                slot,
                changes.accountDays().stream()
                        .filter(day -> !leftOut.contains(day.account()))
                        .toList());
        repository.saveAlerts(
                slot,
                changes.alerts().stream()
                        .filter(alert -> !leftOut.contains(alert.account()))
                        .toList());
        states.save(leftOut);
        repository.save(slot, detector.checkpoint(), chunks);
    }
}
