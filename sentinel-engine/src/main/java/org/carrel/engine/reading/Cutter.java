package org.carrel.engine.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Cuts a log into chunks of whole lines, so that each can be parsed without the others. Lines above
/// [LineBuffer#LONGEST] are passed over without being held.
final class Cutter {
    /// Bytes in a usual chunk: a thousand lines or two, so that handing it over costs nothing beside parsing it.
    static final int USUAL = 1 << 18;

    private static final int KEPT_OF_TOO_LONG = 200;

    private final InputStream stream;
    private final LongSupplier stored;
    private byte[] rest = new byte[1024];
    private int restLength;
    private long offset;
    private boolean begun;
    private boolean ended;

    /// @param stored tells how many bytes were taken from the log, as stored
    Cutter(InputStream stream, LongSupplier stored) {
        this.stream = stream;
        this.stored = stored;
    }

    /// The next lines; null at the end. What breaks does not throw, but is said of the chunk, and then is the end.
    ///
    /// @param buffer at least [#USUAL] bytes to fill; the chunk is in it unless its lines are too long for that
    @Nullable
    Chunk next(byte[] buffer) {
        if (ended) {
            return null;
        }
        byte[] bytes = restLength < buffer.length ? buffer : new byte[restLength + USUAL];
        System.arraycopy(rest, 0, bytes, 0, restLength);
        int filled = restLength;
        restLength = 0;
        while (true) {
            if (filled == bytes.length) {
                int end = afterLastLine(bytes, filled);
                if (end > 0) {
                    keep(bytes, end, filled);
                    return chunk(bytes, end, end, false, false);
                }
                if (filled > LineBuffer.LONGEST) {
                    return passOver(bytes, filled);
                }
                bytes = Arrays.copyOf(bytes, Math.min(bytes.length * 2, LineBuffer.LONGEST + USUAL));
            }
            int read = read(bytes, filled);
            if (read < 0) {
                ended = true;
                return filled == 0 && read == END ? null : chunk(bytes, filled, filled, false, read == BROKEN);
            }
            filled += read;
        }
    }

    private static final int END = -1;
    private static final int BROKEN = -2;

    private int read(byte[] bytes, int from) {
        try {
            return stream.read(bytes, from, bytes.length - from);
        } catch (IOException broken) {
            return BROKEN;
        }
    }

    private static int afterLastLine(byte[] bytes, int filled) {
        int end = filled;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void keep(byte[] bytes, int from, int to) {
        if (to - from > rest.length) {
            rest = new byte[to - from];
        }
        System.arraycopy(bytes, from, rest, 0, to - from);
        restLength = to - from;
    }

    private Chunk passOver(byte[] bytes, int filled) {
        long passed = filled;
        while (true) {
            int read = read(bytes, KEPT_OF_TOO_LONG);
            if (read < 0) {
                ended = true;
                return chunk(bytes, KEPT_OF_TOO_LONG, passed, true, read == BROKEN);
            }
            for (int i = KEPT_OF_TOO_LONG; i < KEPT_OF_TOO_LONG + read; i++) {
                if (bytes[i] == '\n') {
                    keep(bytes, i + 1, KEPT_OF_TOO_LONG + read);
                    return chunk(bytes, KEPT_OF_TOO_LONG, passed + i + 1 - KEPT_OF_TOO_LONG, true, false);
                }
            }
            passed += read;
        }
    }

    private Chunk chunk(byte[] bytes, int length, long passed, boolean tooLong, boolean broken) {
        boolean first = !begun;
        begun = true;
        offset += passed;
        return new Chunk(bytes, length, first, tooLong, broken, stored.getAsLong(), offset);
    }
}
