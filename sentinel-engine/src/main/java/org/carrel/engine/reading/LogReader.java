package org.carrel.engine.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.Place;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.Reading.Problem;
import org.carrel.engine.reading.Reading.Trouble;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/// Reads logs and hands on their events.
///
/// Not safe for use by several threads. It may use several itself; what it hands on, and in what order, does not depend
/// on their number.
public final class LogReader {
    private final ReaderSettings settings;
    private final PlaceTable places;
    private final SeenLines seen;
    private final Crew crew;
    private final @Nullable LineFormat given;

    /// @throws FormatProblem when the format in the settings cannot be used
    public LogReader(ReaderSettings settings, Pseudonymiser pseudonymiser, PlaceTable places, SeenLines seen)
            throws FormatProblem {
        this(settings, pseudonymiser, places, seen, 1);
    }

    /// @param threads how many may parse, the caller's among them
    /// @throws FormatProblem when the format in the settings cannot be used
    public LogReader(
            ReaderSettings settings, Pseudonymiser pseudonymiser, PlaceTable places, SeenLines seen, int threads)
            throws FormatProblem {
        this.settings = settings;
        this.places = places;
        this.seen = seen;
        EventMaker.Met met = new EventMaker.Met();
        this.crew = new Crew(threads, () -> new EventMaker(pseudonymiser.another(), places, settings, met));
        this.given = settings.format() == null ? null : format(settings.format());
    }

    /// @throws FormatProblem as the constructor would
    public static void check(String spec) throws FormatProblem {
        format(spec);
    }

    private static LineFormat format(String spec) throws FormatProblem {
        String known = KnownFormats.named(spec.strip());
        if (known != null) {
            return FormatCompiler.compileAny(KnownFormats.words(spec.strip(), known), known);
        }
        if (!spec.contains("%")) {
            throw new FormatProblem(
                    "There is no format “" + spec + "”: give a LogFormat, or one of " + KnownFormats.names() + ".");
        }
        return FormatCompiler.compile(spec);
    }

    /// Reads all logs that can be read; the others are named in the result. Logs that overlap in time are read side by
    /// side, so that events come in order of time as far as each log has them so.
    public Reading read(List<LogSource> sources, Consumer<AccessEvent> consumer, Progress progress) {
        try {
            Scan scan = new Scan(sources, progress);
            scan.openAll(source -> scan.open(source, true));
            return scan.run(consumer, seen);
        } finally {
            crew.dismiss();
        }
    }

    /// As [#read], but puts the lines of a log that goes back in time in order. This may show late: then a consumer is
    /// asked for anew, and reading begins again; only what the last consumer was given counts.
    ///
    /// Lines seen twice are told within this one reading, whatever [SeenLines] the reader was made with.
    public Reading readInOrder(List<LogSource> sources, Supplier<Consumer<AccessEvent>> consumers, Progress progress) {
        try {
            return new OrderedReading(this, sources, progress).run(consumers);
        } finally {
            crew.dismiss();
        }
    }

    /// As [#readInOrder], for a consumer that cannot begin again: looks at the times of all logs before it hands on a
    /// line.
    public Reading readOnceInOrder(List<LogSource> sources, Consumer<AccessEvent> consumer, Progress progress) {
        try {
            return new OrderedReading(this, sources, progress).runOnce(consumer);
        } finally {
            crew.dismiss();
        }
    }

    /// One reading of some logs from their start to their end.
    final class Scan {
        final Tally tally = new Tally();
        final List<Problem> problems = new ArrayList<>();
        final List<String> remarks = new ArrayList<>();
        private final List<LogSource> sources;
        private final Progress progress;
        private final List<TimedLog> opened = new ArrayList<>();
        private final List<Scan> also = new ArrayList<>();
        private final Set<String> formats = new LinkedHashSet<>();
        private final long start = System.nanoTime();

        Scan(List<LogSource> sources, Progress progress) {
            this.sources = sources;
            this.progress = progress;
        }

        interface Opening {
            @Nullable
            TimedLog open(LogSource source);
        }

        void openAll(Opening opening) {
            for (LogSource source : sources) {
                TimedLog log = opening.open(source);
                if (log != null) {
                    opened.add(log);
                }
            }
        }

        /// @param counting whether lines are counted and problems named
        @Nullable
        OpenLog open(LogSource source, boolean counting) {
            OpenLog.Desk desk = counting
                    ? new OpenLog.Desk(crew, tally, progress, problems)
                    : new OpenLog.Desk(crew, new Tally(), Progress.NONE, new ArrayList<>());
            OpenLog log = LogReader.this.open(source, desk);
            if (log != null) {
                formats.add(log.format().words());
            }
            return log;
        }

        /// Lines and problems of a source that was read, or begun, before.
        void alsoCounts(Scan other) {
            also.add(other);
            formats.addAll(other.formats);
        }

        Reading run(Consumer<AccessEvent> consumer, SeenLines lines) {
            try {
                Merge.of(opened, event -> {
                    if (lines.first(event.epochSecond(), event.fingerprint())) {
                        tally.events++;
                        tally.placed += event.place() == Place.UNKNOWN ? 0 : 1;
                        consumer.accept(event);
                    } else {
                        tally.repeated++;
                    }
                });
            } finally {
                opened.forEach(TimedLog::close);
            }
            for (Scan other : also) {
                tally.add(other.tally, 0);
                problems.addAll(other.problems);
            }
            List<String> names = sources.stream().map(LogSource::name).toList();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Reading(
                    tally.summary(names, List.copyOf(formats), places.isGiven(), seconds), problems, remarks);
        }
    }

    private @Nullable OpenLog open(LogSource source, OpenLog.Desk desk) {
        List<Problem> problems = desk.problems();
        String name = source.name();
        try {
            Beginning beginning = Beginning.of(source);
            List<byte[]> lines = beginning.lines();
            if (lines.isEmpty()) {
                problems.add(new Problem(name, Trouble.EMPTY, name + " is empty."));
                return null;
            }
            LineFormat format = given != null ? given : Recognition.of(lines);
            boolean fits = format != null && (given == null || fits(format, lines));
            if (format == null || !fits) {
                problems.add(new Problem(name, Trouble.OTHER_FORMAT, otherFormat(name, lines)));
                return null;
            }
            Conveyor.TimeReaders times = () -> new TimeReader(settings.zone(), format.stamp());
            return new OpenLog(desk, beginning, format, times, firstSecond(format, times.another(), lines));
        } catch (LogSource.Unreadable unreadable) {
            problems.add(new Problem(name, Trouble.UNREADABLE, String.valueOf(unreadable.getMessage())));
        } catch (IOException broken) {
            problems.add(new Problem(name, Trouble.UNREADABLE, name + " cannot be read: it may be damaged."));
        }
        return null;
    }

    /// The given format finds account names, or no known one finds any either.
    private static boolean fits(LineFormat format, List<byte[]> lines) {
        if (!Recognition.fits(format, lines) || Recognition.namesAccount(format, lines)) {
            return Recognition.fits(format, lines);
        }
        LineFormat recognised = Recognition.of(lines);
        return recognised == null || !Recognition.namesAccount(recognised, lines);
    }

    private String otherFormat(String name, List<byte[]> lines) {
        LineFormat recognised = given == null ? null : Recognition.of(lines);
        if (recognised != null) {
            return name + " is not in the format given with --format: it looks like " + recognised.words()
                    + "; leave --format out, or correct it.";
        }
        String foreign = ForeignFormat.of(lines);
        if (foreign.endsWith(ForeignFormat.PACKED)) {
            return name + " is " + foreign + ".";
        }
        return name + " is not an access log of EZproxy, Apache or Squid: it looks like " + foreign
                + (given == null ? "; if it is one, give its LogFormat with --format." : ".");
    }

    private static long firstSecond(LineFormat format, TimeReader times, List<byte[]> lines) {
        LineFields fields = new LineFields();
        for (byte[] line : lines) {
            if (format.split(line, 0, line.length, fields) == LineFormat.Fit.FITS) {
                long second = times.read(line, fields.from(Field.TIME), fields.to(Field.TIME));
                if (second != Moment.IMPOSSIBLE) {
                    return second;
                }
            }
        }
        return Long.MAX_VALUE;
    }
}
