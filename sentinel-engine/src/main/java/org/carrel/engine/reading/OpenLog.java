package org.carrel.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.reading.Reading.Problem;
import org.carrel.engine.reading.Reading.Trouble;
import org.jspecify.annotations.Nullable;

/// One log on its way from its first line to its last.
final class OpenLog implements TimedLog {
    private static final int LINES_BETWEEN_PROGRESS = 1 << 14;

    /// What reading a log has an effect on, shared by all logs of a scan.
    record Desk(EventMaker events, Tally tally, Progress progress, List<Problem> problems) {}

    private final Desk desk;
    private final Beginning beginning;
    private final LineFormat format;
    private final TimeReader times;
    private final String name;
    private final long firstSecond;
    private @Nullable InputStream stream;
    private @Nullable LineBuffer lines;
    private @Nullable Chronology watched;

    /// @param firstSecond time of the first line that has one
    OpenLog(Desk desk, Beginning beginning, LineFormat format, TimeReader times, long firstSecond) {
        this.desk = desk;
        this.beginning = beginning;
        this.format = format;
        this.times = times;
        this.name = beginning.source().name();
        this.firstSecond = firstSecond;
    }

    /// From now on [GoesBack] is thrown when the log turns out to go back in time.
    OpenLog watched() {
        watched = new Chronology();
        return this;
    }

    @Override
    public long firstSecond() {
        return firstSecond;
    }

    LineFormat format() {
        return format;
    }

    /// The next event; null at the end, or where the log breaks off.
    @Override
    public @Nullable AccessEvent next() {
        try {
            LineBuffer buffer = lines == null ? open() : lines;
            return next(buffer);
        } catch (IOException gone) {
            problem(name + " could not be opened again to be read.");
            return null;
        }
    }

    private LineBuffer open() throws IOException {
        stream = beginning.open();
        lines = new LineBuffer(stream);
        return lines;
    }

    private @Nullable AccessEvent next(LineBuffer buffer) {
        try {
            while (buffer.next()) {
                if (buffer.line() % LINES_BETWEEN_PROGRESS == 0) {
                    tell(buffer);
                }
                AccessEvent event = event(buffer);
                if (event != null) {
                    watch(event);
                    return event;
                }
            }
        } catch (IOException broken) {
            AccessEvent last = buffer.remainder() ? event(buffer) : null;
            if (!buffer.isBroken()) {
                buffer.breakOff();
                problem(name + " is damaged after line " + buffer.line() + ": what stands before was read.");
            }
            if (last != null) {
                return last;
            }
        }
        if (stream != null) {
            tell(buffer);
            close();
            buffer.breakOff();
            if (watched != null && watched.wentBack()) {
                throw new GoesBack(beginning.source());
            }
        }
        return null;
    }

    private void watch(AccessEvent event) {
        if (watched != null) {
            watched.see(event.epochSecond());
            if (watched.goesBack()) {
                throw new GoesBack(beginning.source());
            }
        }
    }

    private void problem(String sentence) {
        desk.problems.add(new Problem(name, Trouble.UNREADABLE, sentence));
    }

    private void tell(LineBuffer buffer) {
        desk.progress.at(name, beginning.counted().bytes(), buffer.offset(), buffer.line());
    }

    @Override
    public void close() {
        try {
            if (stream != null) {
                stream.close();
                stream = null;
            }
        } catch (IOException unimportant) {
            // everything was read
        }
    }

    private @Nullable AccessEvent event(LineBuffer buffer) {
        Tally tally = desk.tally;
        tally.lines++;
        byte[] b = buffer.bytes();
        int from = buffer.from();
        int to = buffer.to();
        SkipReason reason = atSight(buffer, b, from, to);
        AccessEvent event = reason == null ? desk.events.event(format, times, b, from, to) : null;
        if (event == null) {
            tally.skip(reason == null ? desk.events.refusal() : reason, b, from, to, name, buffer.line());
            return null;
        }
        return event;
    }

    /// Reads the times alone, without counting anything.
    Chronology chronology() {
        Chronology chronology = new Chronology();
        try {
            LineBuffer buffer = open();
            while (buffer.next()) {
                see(chronology, buffer);
            }
            if (buffer.remainder()) {
                see(chronology, buffer);
            }
        } catch (IOException broken) {
            // said when it is read for its events
        }
        close();
        return chronology;
    }

    private void see(Chronology chronology, LineBuffer buffer) {
        if (atSight(buffer, buffer.bytes(), buffer.from(), buffer.to()) == null) {
            long second = desk.events.second(format, times, buffer.bytes(), buffer.from(), buffer.to());
            if (second != Moment.IMPOSSIBLE) {
                chronology.see(second);
            }
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
