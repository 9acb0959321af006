package org.carrel.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;

/// Reads a log, and scores it, on the thread that calls, from fresh caches, places loaded before.
///
/// @param wall seconds
/// @param processor seconds of processor time of the calling thread
record InProcess(long lines, double wall, double processor) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Parsing, placing, pseudonymising.
    static InProcess reading(Path log, PlaceTable places) throws FormatProblem {
        return timed(log, places, event -> {}, () -> {});
    }

    /// All of that, and scoring.
    static InProcess scoring(Path log, PlaceTable places) throws FormatProblem {
        Detector detector =
                Detector.inMemory(new DetectorSettings(ZoneOffset.UTC, DetectorSettings.USUAL_ALERTS_PER_DAY, true));
        return timed(log, places, detector::accept, detector::finish);
    }

    private static InProcess timed(Path log, PlaceTable places, Consumer<AccessEvent> consumer, Runnable end)
            throws FormatProblem {
        long wall = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        LogReader reader = reader(places);
        long lines = reader.read(List.of(LogSource.of(log)), consumer, Progress.NONE)
                .summary()
                .lines();
        end.run();
        return new InProcess(
                lines, (System.nanoTime() - wall) / 1e9, (THREADS.getCurrentThreadCpuTime() - processor) / 1e9);
    }

    /// With keys that are the same every time.
    static LogReader reader(PlaceTable places) throws FormatProblem {
        return new LogReader(
                new ReaderSettings(null, ZoneOffset.UTC, Instant.parse("2027-01-01T00:00:00Z")),
                new Pseudonymiser(Keys.fixed(1, 1)),
                places,
                SeenLines.inMemory());
    }
}
