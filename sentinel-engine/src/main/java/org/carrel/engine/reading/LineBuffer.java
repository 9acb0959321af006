package org.carrel.engine.reading;

/// The lines of a chunk, one after the other, where they stand: the current one is `bytes()[from(), to())`, without its
/// line end.
final class LineBuffer {
    /// 1 MiB.
    static final int LONGEST = 1 << 20;

    private final byte[] bytes;
    private final Chunk chunk;
    private int from;
    private int to;
    private int next;
    private long lines;

    LineBuffer(Chunk chunk) {
        this.chunk = chunk;
        this.bytes = chunk.bytes();
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The current line is longer than [#LONGEST]; what is left of it in `bytes` may be its beginning only.
    boolean isTooLong() {
        return chunk.tooLong() || to - from > LONGEST;
    }

    /// Number of the current line in the chunk, from 1.
    long line() {
        return lines;
    }

    /// Moves to the next line; false at the end. A last line without a line end is a line.
    boolean next() {
        int length = chunk.length();
        if (next >= length) {
            return false;
        }
        int end = Search.first((byte) '\n', bytes, next, length);
        from = next;
        next = Math.min(end + 1, length);
        to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        if (lines++ == 0 && chunk.first() && to - from >= 3 && isMark(from)) {
            from += 3;
        }
        return true;
    }

    /// The byte order mark some Windows programs begin a UTF-8 text with.
    private boolean isMark(int start) {
        return bytes[start] == (byte) 0xef && bytes[start + 1] == (byte) 0xbb && bytes[start + 2] == (byte) 0xbf;
    }
}
