package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.junit.jupiter.api.Test;

/// What every runner of the engine must do, on whatever it keeps its state: give to the bit what one scan in memory
/// gives.
///
/// A runner's test extends this class and says how to start one. Deviations are overridden with their reason.
public abstract class EngineContract {

    private static final CampusSettings WORLD = Worlds.term(4711, 60, 16, 1);

    /// One way of running the engine.
    public interface Runner {

        void accept(AccessEvent event);

        /// Stops as abruptly as this runner can be stopped after the last accepted event was taken in, and goes on from
        /// what it has stored.
        void restart();

        /// Scores what is waiting and gives everything since the beginning.
        Results finish();
    }

    /// @param accountDays by day, then account
    /// @param alerts by opening, then account
    /// @param late events that came too late to be scored
    public record Results(List<AccountDay> accountDays, List<Alert> alerts, long late) {}

    protected abstract Runner start(DetectorSettings settings);

    private static DetectorSettings settings() {
        return new DetectorSettings(WORLD.zone(), 5, true);
    }

    private static List<AccessEvent> world() {
        List<AccessEvent> events = new ArrayList<>();
        Campus.simulate(WORLD).forEachEvent(events::add);
        return events;
    }

    private static Results reference(List<AccessEvent> events) {
        Detector detector = Detector.inMemory(settings());
        events.forEach(detector::accept);
        Detection detection = detector.finish();
        return new Results(detection.accountDays(), detection.alerts(), detection.lateEvents());
    }

    @Test
    void theSameEventsGiveTheSameScoresToTheBit() {
        List<AccessEvent> events = world();
        Runner runner = start(settings());
        events.forEach(runner::accept);

        Results results = runner.finish();

        assertThat(results).isEqualTo(reference(events));
        assertThat(results.alerts()).as("a world with thieves in it").isNotEmpty();
    }

    @Test
    void aRestartAtAnyEventChangesNothing() {
        List<AccessEvent> events = world();
        Random random = new Random(1);
        Runner runner = start(settings());
        for (AccessEvent event : events) {
            runner.accept(event);
            if (random.nextInt(events.size() / 25) == 0) {
                runner.restart();
            }
        }

        assertThat(runner.finish()).isEqualTo(reference(events));
    }

    @Test
    void linesOutOfOrderWithinTheHourGoWhereTheyBelong() {
        List<AccessEvent> events = world();
        Runner runner = start(settings());
        shuffledWithin(events, Detector.LATENESS_SECONDS / 2).forEach(runner::accept);

        Results results = runner.finish();

        assertThat(results.late()).isZero();
        assertThat(results).isEqualTo(reference(events));
    }

    @Test
    void aLineThatComesTooLateIsCounted() {
        List<AccessEvent> events = new ArrayList<>(world());
        int middle = events.size() / 2;
        AccessEvent lost = events.remove(middle);
        int after = middle;
        while (events.get(after).epochSecond() <= lost.epochSecond() + 3L * Detector.LATENESS_SECONDS) {
            after++;
        }
        events.add(after + 1, lost);
        Runner runner = start(settings());
        events.forEach(runner::accept);

        assertThat(runner.finish().late()).isOne();
    }

    private static List<AccessEvent> shuffledWithin(List<AccessEvent> events, int seconds) {
        Random random = new Random(2);
        record Moved(AccessEvent event, long at) {}
        List<Moved> moved = new ArrayList<>();
        for (AccessEvent event : events) {
            moved.add(new Moved(event, event.epochSecond() + random.nextInt(seconds)));
        }
        Collections.shuffle(moved, random);
        moved.sort(Comparator.comparingLong(Moved::at));
        return moved.stream().map(Moved::event).toList();
    }
}
