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

    /// What reading a log has an effect on, shared by all logs of a scan.
    record Desk(Crew crew, Tally tally, Progress progress, List<Problem> problems) {}

    private final Desk desk;
    private final Beginning beginning;
    private final LineFormat format;
    private final Conveyor.TimeReaders times;
    private final String name;
    private final long firstSecond;
    private @Nullable Conveyor conveyor;
    private @Nullable ParsedChunk current;
    private int at;
    private long lines;
    private boolean ended;
    private @Nullable Chronology watched;

    /// @param firstSecond time of the first line that has one
    OpenLog(Desk desk, Beginning beginning, LineFormat format, Conveyor.TimeReaders times, long firstSecond) {
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
        while (current == null || at == current.events()) {
            if (!turn()) {
                return null;
            }
        }
        AccessEvent event = current.event(at++);
        if (event != null && watched != null) {
            watched.see(event.epochSecond());
            if (watched.goesBack()) {
                throw new GoesBack(beginning.source());
            }
        }
        return event;
    }

    /// Goes on to the next chunk; false at the end.
    private boolean turn() {
        Conveyor open = open();
        if (open == null) {
            return false;
        }
        if (current != null) {
            Chunk read = current.chunk;
            desk.progress.at(name, read.stored(), read.offset(), lines);
        }
        current = open.take();
        at = 0;
        if (current == null) {
            end();
            return false;
        }
        desk.tally.add(current.tally, lines);
        lines += current.tally.lines;
        if (current.chunk.broken()) {
            problem(name + " is damaged after line " + lines + ": what stands before was read.");
        }
        return true;
    }

    private @Nullable Conveyor open() {
        if (conveyor == null && !ended) {
            try {
                conveyor = new Conveyor(desk.crew, beginning.open(), beginning.counted(), format, times, name);
            } catch (IOException gone) {
                ended = true;
                problem(name + " could not be opened again to be read.");
            }
        }
        return conveyor;
    }

    private void end() {
        close();
        if (watched != null && watched.wentBack()) {
            throw new GoesBack(beginning.source());
        }
    }

    private void problem(String sentence) {
        desk.problems.add(new Problem(name, Trouble.UNREADABLE, sentence));
    }

    @Override
    public void close() {
        ended = true;
        if (conveyor != null) {
            conveyor.close();
            conveyor = null;
        }
        current = null;
    }

    /// Reads the times alone, without counting anything.
    Chronology chronology() {
        Chronology chronology = new Chronology();
        EventMaker events = desk.crew.borrow();
        try (InputStream stream = beginning.open()) {
            Cutter cutter = new Cutter(stream, () -> 0);
            byte[] buffer = desk.crew.buffer();
            TimeReader reader = times.another();
            for (Chunk chunk = cutter.next(buffer); chunk != null; chunk = cutter.next(buffer)) {
                LineBuffer line = new LineBuffer(chunk);
                while (line.next()) {
                    see(chronology, line, events, reader);
                }
            }
            desk.crew.giveBack(buffer);
        } catch (IOException broken) {
            // said when it is read for its events
        }
        desk.crew.giveBack(events);
        return chronology;
    }

    private void see(Chronology chronology, LineBuffer line, EventMaker events, TimeReader reader) {
        if (ParsedChunk.atSight(line) == null) {
            long second = events.second(format, reader, line.bytes(), line.from(), line.to());
            if (second != Moment.IMPOSSIBLE) {
                chronology.see(second);
            }
        }
    }
}
