package org.carrel.engine.reading;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.engine.AccessEvent;
import org.jspecify.annotations.Nullable;

/// Reads logs as they come, until one goes back in time: then looks at the times of all of them, and begins again with
/// those sorted that need it. So only such logs pay for their disorder.
final class OrderedReading {
    private static final int BYTES_AN_EVENT = 160;

    private final LogReader reader;
    private final List<LogSource> sources;
    private final Progress progress;
    private final Map<LogSource, Chronology> disordered = new IdentityHashMap<>();
    private final Map<LogSource, Once> once = new IdentityHashMap<>();
    /// Nothing that shows later can be put right.
    private boolean lookedAhead;
    /// What comes after these logs must not be late because of a block that they come back from.
    private boolean leavesOut;

    /// A source that can be read once, and what reading it told.
    private record Once(@Nullable HeldLog log, LogReader.Scan told) {}

    OrderedReading(LogReader reader, List<LogSource> sources, Progress progress) {
        this.reader = reader;
        this.sources = sources;
        this.progress = progress;
    }

    /// Reads with what all the logs' times show beforehand.
    Reading runOnce(Consumer<AccessEvent> consumer) {
        leavesOut = true;
        lookAtTimes(null);
        lookedAhead = true;
        return run(() -> consumer);
    }

    Reading run(Supplier<Consumer<AccessEvent>> consumers) {
        while (true) {
            LogReader.Scan scan = reader.new Scan(sources, progress);
            scan.openAll(source -> source.canBeReadAgain() ? file(scan, source) : held(scan, source));
            try {
                return scan.run(consumers.get(), SeenLines.inMemory());
            } catch (GoesBack found) {
                lookAtTimes(found.source());
            }
        }
    }

    private @Nullable TimedLog file(LogReader.Scan scan, LogSource source) {
        Chronology chronology = disordered.get(source);
        OpenLog log = scan.open(source, true);
        if (log == null || chronology == null) {
            return log == null || lookedAhead || !canBeginAgain() ? log : log.watched();
        }
        remark(scan, source, chronology);
        OpenLog first = log;
        return new SortedLog(
                counting -> counting ? first : again(scan, source, first),
                chronology,
                leavesOut,
                most(),
                () -> scan.tally.stray(source.name()));
    }

    private void remark(LogReader.Scan scan, LogSource source, Chronology chronology) {
        String strays = leavesOut ? chronology.strays().remark(source.name()) : null;
        scan.remarks.add(strays != null ? strays : source.name() + " goes back in time: its lines were put in order.");
    }

    private static OpenLog again(LogReader.Scan scan, LogSource source, OpenLog otherwise) {
        OpenLog log = scan.open(source, false);
        // a file that is gone by now: the first one has come to its end and gives nothing more
        return log == null ? otherwise : log;
    }

    private @Nullable TimedLog held(LogReader.Scan scan, LogSource source) {
        Once read = once.get(source);
        if (read == null) {
            LogReader.Scan only = reader.new Scan(List.of(source), progress);
            OpenLog log = only.open(source, true);
            read = new Once(log == null ? null : new HeldLog(log, leavesOut, most()), only);
            once.put(source, read);
        }
        scan.alsoCounts(read.told());
        HeldLog log = read.log();
        if (log != null) {
            log.rewind();
            if (log.wasSorted()) {
                remark(scan, source, log.chronology());
                for (int i = 0; i < log.left(); i++) {
                    scan.tally.stray(source.name());
                }
            }
        }
        return log;
    }

    /// What could be read once only is held whole.
    private boolean canBeginAgain() {
        for (LogSource source : sources) {
            Once read = once.get(source);
            if (!source.canBeReadAgain()
                    && (read == null || read.log() != null && !read.log().isWhole())) {
                return false;
            }
        }
        return true;
    }

    private void lookAtTimes(@Nullable LogSource found) {
        LogReader.Scan looking = reader.new Scan(sources, Progress.NONE);
        for (LogSource source : sources) {
            OpenLog log =
                    source.canBeReadAgain() && !disordered.containsKey(source) ? looking.open(source, false) : null;
            if (log != null) {
                Chronology chronology = log.chronology();
                if (source == found || chronology.wentBack()) {
                    disordered.put(source, chronology);
                }
            }
        }
    }

    /// Events to hold at once, in a quarter of the memory.
    private int most() {
        long shared = Runtime.getRuntime().maxMemory() / 4 / Math.clamp(disordered.size(), 1, 4);
        return (int) Math.clamp(shared / BYTES_AN_EVENT, 50_000, 50_000_000);
    }
}
