package org.carrel.sentinel.ingest;

import static org.carrel.sentinel.SentinelPurpose.DETECT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Changes;
import org.carrel.engine.scoring.Detection.EvidenceOff;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.alert.AlertStore;
import org.carrel.sentinel.ingest.DetectorRepository.Saved;
import org.jspecify.annotations.Nullable;

/// The detector between two commits: memory that is thrown away when a commit fails, and read
/// anew from the database.
///
/// A chunk of lines is one transaction: which lines were seen, the accounts' states, days, alerts
/// and the detector's own checkpoint. Killed at any moment, the next start goes on from the last
/// chunk, and the lines of the lost one, read again, are new again.
final class RunningDetector {

    /// A re-sent log this old is still recognised line by line; anything older is too late for the detector anyway.
    private static final Duration LINES_REMEMBERED = Duration.ofDays(8);

    private final DetectorRepository repository;
    private final AlertStore alerts;
    private final Purposes purposes;
    private final Clock clock;
    private final DetectorSettings settings;
    private final StoredStates states;
    private final SeenHours seen;
    private final Detector detector;
    private Set<String> leftOut = Set.of();
    /// Those of which nothing was left at the last commit.
    private Set<String> forgotten = Set.of();
    private long leftOutEvents;
    private final List<Challenger> challengers;
    private long chunks;
    private Instant newest;

    RunningDetector(
            DetectorRepository repository,
            AlertStore alerts,
            Purposes purposes,
            Clock clock,
            DetectorSettings settings) {
        this(repository, alerts, purposes, clock, settings, List.of());
    }

    /// @param challengers detectors on trial: they are given the same events and saved with the same chunk
    RunningDetector(
            DetectorRepository repository,
            AlertStore alerts,
            Purposes purposes,
            Clock clock,
            DetectorSettings settings,
            List<Challenger> challengers) {
        this.challengers = challengers;
        this.repository = repository;
        this.alerts = alerts;
        this.purposes = purposes;
        this.clock = clock;
        this.settings = settings;
        this.states = new StoredStates(repository);
        this.seen = new SeenHours(repository);
        Optional<Saved> saved = repository.saved();
        this.detector =
                Detector.over(settings, states, saved.map(Saved::checkpoint).orElse(null));
        this.chunks = saved.map(Saved::chunks).orElse(0L);
        this.newest = saved.map(Saved::newestLine).orElse(Instant.MIN);
    }

    /// From now on nothing of these accounts is counted or kept, and what was kept is deleted with the next commit.
    void leaveOut(Set<String> accounts) {
        leftOut = Set.copyOf(accounts);
    }

    /// Lets go of these accounts for good; should they come again, they begin anew.
    void forget(Set<String> accounts) {
        detector.forget(accounts);
        challengers.forEach(challenger -> challenger.forget(accounts));
        Set<String> before = leftOut;
        Set<String> all = new HashSet<>(before);
        all.addAll(accounts);
        leftOut = all;
        try {
            commit(false);
        } finally {
            leftOut = before;
        }
        forgotten = before;
    }

    SeenLines seenLines() {
        return seen;
    }

    void accept(AccessEvent event) {
        if (leftOut.contains(event.account())) {
            // remembered like any line, so that it is not counted when it is sent again after the objection ended
            seen.counted(event.epochSecond(), event.fingerprint());
            leftOutEvents++;
            return;
        }
        long late = detector.lateEvents();
        detector.accept(event);
        if (detector.lateEvents() > late) {
            // Not counted, so not remembered: whoever sends it again is told the same.
            return;
        }
        challengers.forEach(challenger -> challenger.accept(event));
        seen.counted(event.epochSecond(), event.fingerprint());
        if (event.epochSecond() > newest.getEpochSecond()) {
            newest = Instant.ofEpochSecond(event.epochSecond());
        }
    }

    /// Events so far that came too late to be scored.
    long lateEvents() {
        return detector.lateEvents();
    }

    /// Events so far of accounts that are left out.
    long leftOutEvents() {
        return leftOutEvents;
    }

    /// Makes everything accepted so far durable.
    ///
    /// @param last whether the log ends here, so that a person should see what it showed
    void commit(boolean last) {
        purposes.run(DETECT, () -> {
            Instant now = clock.instant();
            save(detector.drain(), now);
            states.save(leftOut);
            if (!leftOut.equals(forgotten)) {
                repository.forget(leftOut);
            }
            seen.save();
            byte[] checkpoint = detector.checkpoint();
            Saved next = new Saved(settings.toString(), checkpoint, chunks + 1, known(newest));
            if (!repository.save(next, now)) {
                throw new IllegalStateException("Another node has read logs meanwhile");
            }
            challengers.forEach(challenger -> challenger.save(chunks + 1, leftOut));
            if (last) {
                save(Provisional.of(settings, checkpoint, states), now);
            }
            if (!newest.equals(Instant.MIN)) {
                repository.forgetSeenLinesBefore(newest.minus(LINES_REMEMBERED));
            }
        });
        chunks++;
        forgotten = leftOut;
        if (last) {
            seen.rest();
        }
    }

    private void save(Changes changes, Instant now) {
        repository.saveDays(changes.accountDays().stream()
                .filter(day -> !leftOut.contains(day.account()))
                .toList());
        List<Alert> raised = changes.alerts().stream()
                .filter(alert -> !leftOut.contains(alert.account()))
                .toList();
        alerts.save(raised, unavailable(settings.evidenceOff()), now);
    }

    /// Each reason once, after all the kinds of evidence that it stands for; empty if there is none.
    private static String unavailable(List<EvidenceOff> off) {
        Map<String, String> familiesByReason = new LinkedHashMap<>();
        off.forEach(each -> familiesByReason.merge(each.reason(), each.family(), (some, more) -> some + ", " + more));
        return familiesByReason.entrySet().stream()
                .map(each -> each.getValue() + ". " + each.getKey())
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Instant known(Instant instant) {
        return instant.equals(Instant.MIN) ? null : instant;
    }
}
