package org.carrel.engine.cli;

import java.util.List;
import org.carrel.engine.keeping.KeptDetector;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.Reading;
import org.carrel.engine.scoring.Cohorts;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;

/// What a scan's lines are shown to: a detector for this scan alone, or one that goes on in a folder.
sealed interface Watch extends AutoCloseable {

    void inCohorts(Cohorts cohorts);

    Reading read(LogReader reader, List<LogSource> sources, Progress progress);

    Detection finish() throws Refusal;

    /// What to say of so many late lines.
    String late();

    @Override
    void close();

    /// From nothing, and forgotten afterwards.
    final class OfOneScan implements Watch {
        private final DetectorSettings settings;
        private Cohorts cohorts = Cohorts.NONE;
        private Detector detector;

        OfOneScan(DetectorSettings settings) {
            this.settings = settings;
            this.detector = Detector.inMemory(settings);
        }

        @Override
        public void inCohorts(Cohorts accounts) {
            cohorts = accounts;
        }

        @Override
        public Reading read(LogReader reader, List<LogSource> sources, Progress progress) {
            return reader.readInOrder(
                    sources,
                    () -> {
                        detector = Detector.inMemory(settings).inCohorts(cohorts);
                        return detector::accept;
                    },
                    progress);
        }

        @Override
        public Detection finish() {
            return detector.finish();
        }

        @Override
        public String late() {
            return "more than an hour out of order: give logs as files, not through standard input, so that they can"
                    + " be put in order.";
        }

        @Override
        public void close() {}
    }

    /// One that goes on where the last run ended.
    final class Kept implements Watch {
        private final Desk desk;
        private final KeptDetector detector;

        Kept(Desk desk, KeptDetector detector) {
            this.desk = desk;
            this.detector = detector;
        }

        @Override
        public void inCohorts(Cohorts accounts) {
            detector.inCohorts(accounts);
        }

        @Override
        public Reading read(LogReader reader, List<LogSource> sources, Progress progress) {
            Reading reading = reader.readOnceInOrder(sources, detector::accept, progress);
            return new Reading(reading.summary().knowing(detector.knownLines()), reading.problems(), reading.remarks());
        }

        @Override
        public Detection finish() throws Refusal {
            if (detector.first() == null) {
                throw new Refusal(
                        Exit.NOTHING_READ,
                        "every line is older than what the state folder has seen, so nothing was counted or written:"
                                + " give logs oldest first.");
            }
            Detection detection = detector.finish();
            long known = detector.knownLines();
            if (known > 0) {
                desk.say(known + (known == 1 ? " line was" : " lines were")
                        + " counted in an earlier run, and not again.");
            }
            return detection;
        }

        @Override
        public String late() {
            return "more than an hour older than what was read before: give logs oldest first, and those of two"
                    + " proxies together.";
        }

        @Override
        public void close() {
            detector.close();
        }
    }
}
