package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Which documents an account has had today, exact up to [#EXACT] and by sampling beyond, so that an account that
/// takes everything does not take all memory.
///
/// Past the limit only hashes with more and more leading zero bits are kept, and each that is new stands for the
/// others.
final class DocumentSet {

    static final int EXACT = 8192;
    private static final long[] EMPTY = new long[0];

    private long[] slots = EMPTY;
    private int size;
    private int level;

    /// @param document hash, not 0
    /// @return how many new documents this one stands for: 0 if known or not sampled, 1 as long as the set is exact
    int add(long document) {
        if (level > 0 && document >>> (64 - level) != 0) {
            return 0;
        }
        if (slots.length == 0) {
            slots = new long[8];
        }
        int at = find(slots, document);
        if (slots[at] == document) {
            return 0;
        }
        slots[at] = document;
        size++;
        int weight = 1 << level;
        if (size * 2 > slots.length) {
            grow();
        }
        return weight;
    }

    void clear() {
        slots = EMPTY;
        size = 0;
        level = 0;
    }

    private void grow() {
        if (size < EXACT) {
            rehash(slots.length * 2);
            return;
        }
        level = Math.min(level + 1, 24);
        rehash(slots.length);
    }

    private void rehash(int length) {
        long[] old = slots;
        slots = new long[length];
        size = 0;
        for (long document : old) {
            if (document != 0 && (level == 0 || document >>> (64 - level) == 0)) {
                slots[find(slots, document)] = document;
                size++;
            }
        }
    }

    private static int find(long[] table, long document) {
        int mask = table.length - 1;
        int at = (int) document & mask;
        while (table[at] != 0 && table[at] != document) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /// In order, so that the same documents give the same bytes whatever the table went through.
    void write(DataOutput out) throws IOException {
        out.writeByte(level);
        out.writeInt(size);
        long[] documents = new long[size];
        int at = 0;
        for (long document : slots) {
            if (document != 0) {
                documents[at++] = document;
            }
        }
        Arrays.sort(documents);
        for (long document : documents) {
            out.writeLong(document);
        }
    }

    void read(DataInput in) throws IOException {
        level = in.readByte();
        size = in.readInt();
        int length = size == 0 ? 0 : Math.max(8, Integer.highestOneBit(Math.max(1, size * 2 - 1)) * 2);
        slots = length == 0 ? EMPTY : new long[length];
        for (int i = 0; i < size; i++) {
            long document = in.readLong();
            slots[find(slots, document)] = document;
        }
    }
}
