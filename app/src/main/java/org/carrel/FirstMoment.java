package org.carrel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;

/// When a log begins, so that several are handed over in the order of time.
final class FirstMoment {

    private FirstMoment() {}

    /// Seconds since 1970 of the first usable line; the latest possible where there is none.
    static long of(Path log, Clock clock) {
        try {
            ReaderSettings how = new ReaderSettings(null, ZoneOffset.UTC, clock.instant());
            new LogReader(how, new Pseudonymiser(Keys.random(1)), PlaceTable.none(), SeenLines.inMemory())
                    .read(
                            List.of(LogSource.of(log)),
                            event -> {
                                throw new Found(event.epochSecond());
                            },
                            Progress.NONE);
        } catch (Found found) {
            return found.second;
        } catch (FormatProblem impossible) {
            throw new IllegalStateException("No format was given", impossible);
        }
        return Long.MAX_VALUE;
    }

    /// Ends the reading at the first line: the rest of a log of gigabytes is not read for its beginning.
    private static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final long second;

        Found(long second) {
            super(null, null, false, false);
            this.second = second;
        }
    }
}
