package org.carrel.engine.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds a byte, eight at a time: a byte equal to the one wanted becomes zero, and the lowest zero byte is the first
/// that a borrow reaches (Lamport 1975; Warren, Hacker's Delight, 6-1).
final class Search {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long SPACES = ' ' * ONES;
    private static final long TABS = '\t' * ONES;

    private Search() {}

    /// Index of the first `wanted` in `b[from, to)`; `to` where there is none.
    static int first(byte wanted, byte[] b, int from, int to) {
        long pattern = (wanted & 0xffL) * ONES;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long found = zeros((long) LONG.get(b, i) ^ pattern);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < to && b[i] != wanted) {
            i++;
        }
        return i;
    }

    /// Index of the first space or tab in `b[from, to)`; `to` where there is none.
    static int firstBlank(byte[] b, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long bytes = (long) LONG.get(b, i);
            long found = zeros(bytes ^ SPACES) | zeros(bytes ^ TABS);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < to && b[i] != ' ' && b[i] != '\t') {
            i++;
        }
        return i;
    }

    /// The lowest bit set is in the lowest byte that is zero; bits above it mean nothing.
    private static long zeros(long bytes) {
        return bytes - ONES & ~bytes & TOPS;
    }
}
