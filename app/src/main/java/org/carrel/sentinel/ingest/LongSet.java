package org.carrel.sentinel.ingest;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/// A set of 64-bit fingerprints that is read from and written to eight bytes each, sorted.
final class LongSet {

    private static final int SMALLEST = 64;

    private long[] slots;
    private int size;
    private boolean hasZero;

    private LongSet(int capacity) {
        this.slots = new long[Math.max(SMALLEST, Integer.highestOneBit(capacity * 2) * 2)];
    }

    static LongSet of(byte[] packed) {
        LongBuffer longs = ByteBuffer.wrap(packed).asLongBuffer();
        LongSet set = new LongSet(longs.remaining());
        while (longs.hasRemaining()) {
            set.add(longs.get());
        }
        return set;
    }

    /// @return whether it was not there before
    boolean add(long value) {
        if (value == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        int slot = find(value);
        if (slots[slot] == value) {
            return false;
        }
        slots[slot] = value;
        if (++size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    byte[] packed() {
        long[] values = new long[size + (hasZero ? 1 : 0)];
        int count = hasZero ? 1 : 0;
        for (long value : slots) {
            if (value != 0) {
                values[count++] = value;
            }
        }
        Arrays.sort(values);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return bytes.array();
    }

    // The fingerprints are keyed hashes, so their own bits spread them well enough.
    private int find(long value) {
        int mask = slots.length - 1;
        int slot = (int) (value ^ (value >>> 32)) & mask;
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long value : old) {
            if (value != 0) {
                slots[find(value)] = value;
            }
        }
    }
}
