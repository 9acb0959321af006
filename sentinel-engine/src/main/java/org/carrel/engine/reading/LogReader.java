package org.carrel.engine.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.Reading.Problem;
import org.carrel.engine.reading.Reading.Trouble;
import org.carrel.engine.tokens.Pseudonymiser;
import org.jspecify.annotations.Nullable;

/// Reads logs and hands on their events.
///
/// Not safe for use by several threads.
public final class LogReader {
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
        long start = System.nanoTime();
        List<Problem> problems = new ArrayList<>();
        Tally tally = new Tally();
        OpenLog.Desk desk = new OpenLog.Desk(events, seen, tally, progress, problems);
        List<OpenLog> opened = new ArrayList<>();
        for (LogSource source : sources) {
            open(source, desk, opened);
        }
        Merge.of(opened, consumer);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> names = sources.stream().map(LogSource::name).toList();
        List<String> formats =
                opened.stream().map(log -> log.format().words()).distinct().toList();
        return new Reading(tally.summary(names, formats, places.isGiven(), seconds), problems);
    }

    private void open(LogSource source, OpenLog.Desk desk, List<OpenLog> opened) {
        List<Problem> problems = desk.problems();
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
            TimeReader times = new TimeReader(settings.zone(), format.stamp());
            opened.add(new OpenLog(desk, beginning, format, times, firstSecond(format, times, lines)));
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
