package org.carrel.engine.reading;

import java.util.Arrays;
import org.carrel.engine.AccessEvent;
import org.jspecify.annotations.Nullable;

/// What came of one chunk: its events in the order of its lines, and what became of the other lines. Line numbers in
/// the tally count from the start of the chunk.
final class ParsedChunk {
    private static final int LINE = 160;

    final Tally tally = new Tally();
    final Chunk chunk;
    private @Nullable AccessEvent[] events;
    private int count;

    private ParsedChunk(Chunk chunk) {
        // the bytes belong to whoever parses next
        this.chunk = new Chunk(
                new byte[0], 0, chunk.first(), chunk.tooLong(), chunk.broken(), chunk.stored(), chunk.offset());
        this.events = new AccessEvent[chunk.length() / LINE + 8];
    }

    /// @param name of the log
    static ParsedChunk of(Chunk chunk, LineFormat format, TimeReader times, EventMaker maker, String name) {
        ParsedChunk parsed = new ParsedChunk(chunk);
        Tally tally = parsed.tally;
        LineBuffer lines = new LineBuffer(chunk);
        byte[] b = lines.bytes();
        while (lines.next()) {
            int from = lines.from();
            int to = lines.to();
            SkipReason reason = atSight(lines);
            AccessEvent event = reason == null ? maker.event(format, times, b, from, to) : null;
            if (event != null) {
                parsed.add(event);
            } else {
                tally.skip(reason == null ? maker.refusal() : reason, b, from, to, name, lines.line());
            }
        }
        tally.lines = lines.line();
        return parsed;
    }

    /// Why a line is skipped without a look at its columns; null where it is not.
    static @Nullable SkipReason atSight(LineBuffer lines) {
        byte[] b = lines.bytes();
        int from = lines.from();
        if (lines.isTooLong()) {
            return SkipReason.TOO_LONG;
        }
        if (from == lines.to() || b[from] <= ' ' && Shape.isBlank(b, from, lines.to())) {
            return SkipReason.BLANK;
        }
        return b[from] == '#' ? SkipReason.COMMENT : null;
    }

    private void add(AccessEvent event) {
        if (count == events.length) {
            events = Arrays.copyOf(events, count * 2);
        }
        events[count++] = event;
    }

    int events() {
        return count;
    }

    @Nullable
    AccessEvent event(int at) {
        return events[at];
    }
}
