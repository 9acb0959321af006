package org.carrel.engine.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers a value for a run of bytes without making a String of it. Open addressing; forgets everything when full,
/// so a log with endless names cannot fill the memory.
final class ByteCache<V> {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// Differs from run to run: nobody can craft names that all fall into one slot.
    private static final long SEED = System.nanoTime() * 0x9E3779B97F4A7C15L | 1;

    private final int most;
    private byte[] @Nullable [] keys = new byte[1024][];
    private Object[] values = new Object[1024];
    private long[] hashes = new long[1024];
    private int size;

    /// @param most entries kept
    ByteCache(int most) {
        this.most = most;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    V get(byte[] bytes, int from, int to) {
        long asked = hash(bytes, from, to);
        int mask = hashes.length - 1;
        for (int slot = (int) asked & mask; ; slot = slot + 1 & mask) {
            byte[] key = keys[slot];
            if (key == null) {
                return null;
            }
            if (hashes[slot] == asked && Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return (V) values[slot];
            }
        }
    }

    /// For bytes that [#get] did not find.
    V put(byte[] bytes, int from, int to, V value) {
        if (size >= most) {
            Arrays.fill(keys, null);
            Arrays.fill(values, null);
            size = 0;
        } else if (size * 2 >= hashes.length) {
            grow();
        }
        insert(hash(bytes, from, to), Arrays.copyOfRange(bytes, from, to), value);
        size++;
        return value;
    }

    private void insert(long hash, byte[] key, Object value) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (keys[slot] != null) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        values[slot] = value;
        hashes[slot] = hash;
    }

    private void grow() {
        byte[] @Nullable [] oldKeys = keys;
        Object[] oldValues = values;
        long[] oldHashes = hashes;
        keys = new byte[oldKeys.length * 2][];
        values = new Object[oldKeys.length * 2];
        hashes = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            if (key != null) {
                insert(oldHashes[i], key, oldValues[i]);
            }
        }
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = SEED ^ (to - from);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = (hash ^ (long) LONG.get(bytes, i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        long tail = 0;
        for (; i < to; i++) {
            tail = tail << 8 | bytes[i] & 0xff;
        }
        hash = (hash ^ tail) * 0xBF58476D1CE4E5B9L;
        return hash ^ hash >>> 32;
    }
}
