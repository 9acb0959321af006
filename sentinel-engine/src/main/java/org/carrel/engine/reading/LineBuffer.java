package org.carrel.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Cuts a stream into lines that stay where they are: the current one is `bytes()[from(), to())`, without its line end.
/// Lines above [#LONGEST] are passed over without being held.
final class LineBuffer {
    /// 1 MiB.
    static final int LONGEST = 1 << 20;

    private static final int START = 1 << 17;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;

    private final InputStream stream;
    private byte[] bytes = new byte[START];
    private int from;
    private int to;
    private int next;
    private int filled;
    private boolean tooLong;
    private boolean broken;
    private long lines;
    private long offset;

    LineBuffer(InputStream stream) {
        this.stream = stream;
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

    /// The current line was longer than [#LONGEST]; what is left of it in `bytes` is its beginning.
    boolean isTooLong() {
        return tooLong;
    }

    /// Number of the current line, from 1.
    long line() {
        return lines;
    }

    /// Bytes up to the end of the current line.
    long offset() {
        return offset;
    }

    /// Moves to the next line; false at the end. A last line without a line end is a line.
    ///
    /// @throws IOException from the stream; [#remainder] then gives what had arrived of the next line
    boolean next() throws IOException {
        tooLong = false;
        if (broken) {
            return false;
        }
        int searched = next;
        while (true) {
            int end = newline(searched, filled);
            if (end >= 0) {
                take(end, end + 1);
                return true;
            }
            if (filled - next > LONGEST) {
                return passOver();
            }
            makeRoom();
            searched = filled;
            int read = stream.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                return remainder();
            }
            filled += read;
        }
    }

    boolean isBroken() {
        return broken;
    }

    /// Ends here, whatever the stream may still hold.
    void breakOff() {
        broken = true;
    }

    /// What is left when the stream has ended or broken, as one line; false when there is nothing.
    boolean remainder() {
        if (next >= filled) {
            return false;
        }
        take(filled, filled);
        return true;
    }

    private void take(int end, int after) {
        from = next;
        to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        offset += after - next;
        next = after;
        if (lines++ == 0 && to - from >= 3 && isMark(from)) {
            from += 3;
        }
    }

    /// The byte order mark some Windows programs begin a UTF-8 text with.
    private boolean isMark(int start) {
        return bytes[start] == (byte) 0xef && bytes[start + 1] == (byte) 0xbb && bytes[start + 2] == (byte) 0xbf;
    }

    private boolean passOver() throws IOException {
        int kept = Math.min(filled - next, 200);
        System.arraycopy(bytes, next, bytes, 0, kept);
        offset += filled - next;
        from = 0;
        to = kept;
        tooLong = true;
        lines++;
        next = filled = kept;
        while (true) {
            int read = stream.read(bytes, kept, bytes.length - kept);
            if (read < 0) {
                next = filled = kept;
                return true;
            }
            int end = newline(kept, kept + read);
            if (end >= 0) {
                offset += end + 1 - kept;
                next = end + 1;
                filled = kept + read;
                return true;
            }
            offset += read;
        }
    }

    private void makeRoom() {
        if (next > 0) {
            System.arraycopy(bytes, next, bytes, 0, filled - next);
            filled -= next;
            next = 0;
        }
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length >= LONGEST ? LONGEST + START : bytes.length * 2);
        }
    }

    /// Eight bytes at a time: a byte equal to the line end becomes zero, and a zero byte borrows into its top bit.
    private int newline(int start, int end) {
        byte[] b = bytes;
        int i = start;
        for (; i + 8 <= end; i += 8) {
            long zeros = (long) LONG.get(b, i) ^ NEWLINES;
            long found = (zeros - 0x0101010101010101L) & ~zeros & 0x8080808080808080L;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; i < end; i++) {
            if (b[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
