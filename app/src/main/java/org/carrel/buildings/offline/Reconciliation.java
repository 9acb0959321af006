package org.carrel.buildings.offline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carrel.buildings.door.Answer;
import org.carrel.buildings.door.Code;
import org.carrel.buildings.door.Doorkeeper;
import org.carrel.buildings.door.SentEntry;
import org.carrel.buildings.premises.Gate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What happened at a gate while it reached nobody, told afterwards: in the order in which it happened, each once, in
/// the hour in which it happened, and with what would have been said.
@Service
class Reconciliation {

    /// What is older is not believed.
    static final Duration OLDEST = Duration.ofDays(7);

    private static final Duration AHEAD = Duration.ofSeconds(Gate.SKEWED);

    private final Doorkeeper doors;
    private final Clock clock;

    Reconciliation(Doorkeeper doors, Clock clock) {
        this.doors = doors;
        this.clock = clock;
    }

    /// @param result  `counted`, `repeated` (told before), or `refused`
    /// @param wouldBe the code with which the gate would have stayed shut; null where it would not
    /// @param problem a message key under `door.problem.`; null where it was taken
    record Told(
            int place,
            String id,
            String result,
            @Nullable Code wouldBe,
            @Nullable String problem) {}

    /// By their places in what was sent.
    List<Told> take(Gate gate, List<SentEntry> sent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Told> told = new ArrayList<>();
        List<Integer> inOrder = new ArrayList<>();
        for (int place = 0; place < sent.size(); place++) {
            Optional<String> problem = problem(sent.get(place), now);
            if (problem.isPresent()) {
                told.add(new Told(place, id(sent.get(place)), "refused", null, problem.get()));
            } else {
                inOrder.add(place);
            }
        }
        inOrder.sort(Comparator.comparing((Integer place) -> time(sent.get(place))));
        inOrder.forEach(place -> told.add(one(gate, sent.get(place), place)));
        told.sort(Comparator.comparing(Told::place));
        return told;
    }

    private Told one(Gate gate, SentEntry entry, int place) {
        return doors.answer(entry.then(gate, time(entry)))
                .map(answer -> taken(answer, entry, place))
                .orElseGet(() -> new Told(place, id(entry), "refused", null, "conflict"));
    }

    private static Told taken(Answer answer, SentEntry entry, int place) {
        return new Told(place, id(entry), answer.repeated() ? "repeated" : "counted", answer.wouldBe(), null);
    }

    private static Instant time(SentEntry entry) {
        return entry.time().orElseThrow();
    }

    private static String id(SentEntry entry) {
        return entry.id() == null ? "" : entry.id();
    }

    private static Optional<String> problem(SentEntry entry, Instant now) {
        Optional<String> wrong = entry.problem();
        if (wrong.isPresent() || entry.time().isEmpty()) {
            return wrong.or(() -> Optional.of("at"));
        }
        Instant at = time(entry);
        if (at.isAfter(now.plus(AHEAD))) {
            return Optional.of("future");
        }
        return at.isBefore(now.minus(OLDEST)) ? Optional.of("old") : Optional.empty();
    }
}
