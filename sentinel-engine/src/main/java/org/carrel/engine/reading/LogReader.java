package org.carrel.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.Reading.Problem;
import org.carrel.engine.reading.Reading.Trouble;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/// Reads logs and hands on their events, in the order of the logs' first lines.
///
/// Not safe for use by several threads.
public final class LogReader {
    private static final int LINES_BETWEEN_PROGRESS = 1 << 14;

    private final ReaderSettings settings;
    private final PlaceTable places;
    private final SeenLines seen;
    private final EventMaker events;
    private final @Nullable LineFormat given;

    /// @throws FormatProblem when the format in the settings cannot be used
    public LogReader(ReaderSettings settings, Pseudonymiser pseudonymiser, PlaceTable places, SeenLines seen)
            throws FormatProblem {
        this.settings = settings;
        this.places = places;
        this.seen = seen;
        this.events = new EventMaker(pseudonymiser, places, settings);
        this.given = settings.format() == null ? null : format(settings.format());
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

    /// Reads all logs that can be read; the others are named in the result.
    public Reading read(List<LogSource> sources, Consumer<AccessEvent> consumer, Progress progress) {
        long start = System.nanoTime();
        List<Problem> problems = new ArrayList<>();
        List<Opened> opened = new ArrayList<>();
        for (LogSource source : sources) {
            open(source, opened, problems);
        }
        opened.sort(Comparator.comparingLong(Opened::firstSecond));
        Tally tally = new Tally();
        for (Opened log : opened) {
            read(log, tally, consumer, progress, problems);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> names = sources.stream().map(LogSource::name).toList();
        List<String> formats =
                opened.stream().map(log -> log.format.words()).distinct().toList();
        return new Reading(tally.summary(names, formats, places.isGiven(), seconds), problems);
    }

    private record Opened(Beginning beginning, LineFormat format, long firstSecond) {}

    private void open(LogSource source, List<Opened> opened, List<Problem> problems) {
        String name = source.name();
        try {
            Beginning beginning = Beginning.of(source);
            List<byte[]> lines = beginning.lines();
            if (lines.isEmpty()) {
                problems.add(new Problem(name, Trouble.EMPTY, name + " is empty."));
                return;
            }
            LineFormat format = given != null ? given : Recognition.of(lines);
            boolean fits = format != null && (given == null || Recognition.fits(format, lines));
            if (format == null || !fits) {
                problems.add(new Problem(name, Trouble.OTHER_FORMAT, otherFormat(name, lines)));
                return;
            }
            opened.add(new Opened(beginning, format, firstSecond(format, lines)));
        } catch (LogSource.Unreadable unreadable) {
            problems.add(new Problem(name, Trouble.UNREADABLE, String.valueOf(unreadable.getMessage())));
        } catch (IOException broken) {
            problems.add(new Problem(name, Trouble.UNREADABLE, name + " cannot be read: it may be damaged."));
        }
    }

    private String otherFormat(String name, List<byte[]> lines) {
        LineFormat recognised = given == null ? null : Recognition.of(lines);
        if (recognised != null) {
            return name + " is not in the format given with --format: it looks like " + recognised.words()
                    + "; leave --format out, or correct it.";
        }
        return name + " is not an access log of EZproxy, Apache or Squid: it looks like " + ForeignFormat.of(lines)
                + (given == null ? "; if it is one, give its LogFormat with --format." : ".");
    }

    private long firstSecond(LineFormat format, List<byte[]> lines) {
        TimeReader times = new TimeReader(settings.zone(), format.stamp());
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

    private void read(
            Opened log, Tally tally, Consumer<AccessEvent> consumer, Progress progress, List<Problem> problems) {
        String name = log.beginning.source().name();
        TimeReader times = new TimeReader(settings.zone(), log.format.stamp());
        try (InputStream stream = log.beginning.open()) {
            LineBuffer lines = new LineBuffer(stream);
            try {
                while (lines.next()) {
                    line(log.format, times, lines, name, tally, consumer);
                    if (lines.line() % LINES_BETWEEN_PROGRESS == 0) {
                        progress.at(name, log.beginning.counted().bytes(), lines.offset(), lines.line());
                    }
                }
            } catch (IOException broken) {
                if (lines.remainder()) {
                    line(log.format, times, lines, name, tally, consumer);
                }
                problems.add(new Problem(
                        name,
                        Trouble.UNREADABLE,
                        name + " is damaged after line " + lines.line() + ": what stands before was read."));
            }
            progress.at(name, log.beginning.counted().bytes(), lines.offset(), lines.line());
        } catch (IOException broken) {
            problems.add(new Problem(name, Trouble.UNREADABLE, name + " could not be opened again to be read."));
        }
    }

    private void line(
            LineFormat format,
            TimeReader times,
            LineBuffer lines,
            String source,
            Tally tally,
            Consumer<AccessEvent> consumer) {
        tally.lines++;
        byte[] b = lines.bytes();
        int from = lines.from();
        int to = lines.to();
        SkipReason reason = atSight(lines, b, from, to);
        AccessEvent event = reason == null ? events.event(format, times, b, from, to) : null;
        if (event == null) {
            tally.skip(reason == null ? events.refusal() : reason, b, from, to, source, lines.line());
        } else if (!seen.first(event.epochSecond(), event.fingerprint())) {
            tally.repeated++;
        } else {
            tally.events++;
            if (event.place() != org.carrel.engine.Place.UNKNOWN) {
                tally.placed++;
            }
            consumer.accept(event);
        }
    }

    private static @Nullable SkipReason atSight(LineBuffer lines, byte[] b, int from, int to) {
        if (lines.isTooLong()) {
            return SkipReason.TOO_LONG;
        }
        if (from == to || b[from] <= ' ' && Shape.isBlank(b, from, to)) {
            return SkipReason.BLANK;
        }
        return b[from] == '#' ? SkipReason.COMMENT : null;
    }
}
