package org.carrel.testkit.evaluation;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.places.PlacesProblem;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.Reading;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;

/// The events of a world, read by the detector's own reader; kept after the first reading where
/// they fit.
final class Events {

    /// Of text; each kilobyte of it makes about as much in events.
    private static final long MOST_KEPT = 1L << 30;

    private final World world;
    private final PlaceTable places;
    private final Keys keys;
    private final boolean keeps;
    private final List<AccessEvent> kept = new ArrayList<>();

    Events(World world, Keys keys) throws WorldProblem {
        this(
                world,
                keys,
                world.logs().stream().mapToLong(log -> log.toFile().length()).sum() <= MOST_KEPT);
    }

    private Events(World world, Keys keys, boolean keeps) throws WorldProblem {
        this.world = world;
        this.keys = keys;
        this.keeps = keeps;
        try {
            this.places = PlaceTable.load(List.of(world.places()));
        } catch (PlacesProblem problem) {
            throw new WorldProblem(problem.sentence());
        }
    }

    /// For one reading alone, on the thread that asks: nothing is kept.
    static Events once(World world, Keys keys) throws WorldProblem {
        return new Events(world, keys, false);
    }

    /// @throws WorldProblem when a log cannot be read whole, or holds no event
    Reading first(Consumer<AccessEvent> consumer) throws WorldProblem {
        Reading reading = read(event -> {
            if (keeps) {
                kept.add(event);
            }
            consumer.accept(event);
        });
        if (!reading.problems().isEmpty()) {
            throw new WorldProblem(reading.problems().getFirst().sentence());
        }
        if (reading.summary().events() == 0) {
            throw new WorldProblem("No line of the logs in " + world.folder()
                    + " could be used: write the world again with ./carrel simulate.");
        }
        return reading;
    }

    void again(Consumer<AccessEvent> consumer) throws WorldProblem {
        if (keeps) {
            kept.forEach(consumer);
        } else {
            read(consumer);
        }
    }

    private Reading read(Consumer<AccessEvent> consumer) throws WorldProblem {
        try {
            ReaderSettings settings = new ReaderSettings(
                    world.format(),
                    world.zone(),
                    world.from().plusDays(world.days() + 2L).atStartOfDay().toInstant(ZoneOffset.UTC));
            LogReader reader = new LogReader(settings, new Pseudonymiser(keys), places, SeenLines.inMemory());
            List<LogSource> sources = world.logs().stream().map(LogSource::of).toList();
            return reader.read(sources, consumer, Progress.NONE);
        } catch (FormatProblem problem) {
            throw new WorldProblem(problem.sentence());
        }
    }
}
