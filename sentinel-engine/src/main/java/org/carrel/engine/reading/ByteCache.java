package org.carrel.engine.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers a value for a run of bytes without making a String of it. Open addressing; forgets everything when full,
/// so a log with endless names cannot fill the memory.
///
/// Several threads may use one, if its values cannot change. [#get] takes no lock: entries are whole whenever they are
/// seen, for all their fields are final, and one that is not seen yet is found by [#put], which takes one.
final class ByteCache<V> {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /// Differs from run to run: nobody can craft names that all fall into one slot.
    private static final long SEED = System.nanoTime() * 0x9E3779B97F4A7C15L | 1;

    private final int most;
    private @Nullable Entry<V>[] entries = table(1024);
    private int size;

    /// One object, so that a look-up waits for memory twice rather than four times.
    ///
    /// @param length of the key
    /// @param first its first eight bytes, as many as it has; the others those that follow
    private record Entry<V>(
            long hash, int length, long first, long second, long third, long fourth, byte[] key, V value) {

        static <V> Entry<V> of(byte[] key, V value) {
            byte[] start = Arrays.copyOf(key, IN_ENTRY);
            return new Entry<>(
                    ByteCache.hash(key, 0, key.length),
                    key.length,
                    (long) LONG.get(start, 0),
                    (long) LONG.get(start, 8),
                    (long) LONG.get(start, 16),
                    (long) LONG.get(start, 24),
                    key,
                    value);
        }

        boolean is(long asked, byte[] bytes, int from, int to) {
            if (hash != asked || length != to - from) {
                return false;
            }
            return length > IN_ENTRY || from + IN_ENTRY > bytes.length
                    ? Arrays.equals(key, 0, length, bytes, from, to)
                    : first == word(bytes, from, length)
                            && second == word(bytes, from + 8, length - 8)
                            && third == word(bytes, from + 16, length - 16)
                            && fourth == word(bytes, from + 24, length - 24);
        }
    }

    /// Longer ones are not remembered, so that the memory taken is bounded.
    private static final int LONGEST = 2048;
    /// Keys up to this long, which most are, are compared without going to memory for them once more.
    private static final int IN_ENTRY = 32;

    /// Up to eight bytes as a number; the array goes on for eight bytes.
    private static long word(byte[] bytes, int from, int length) {
        return length <= 0
                ? 0
                : length >= 8 ? (long) LONG.get(bytes, from) : (long) LONG.get(bytes, from) & (1L << 8 * length) - 1;
    }

    /// @param most entries kept
    ByteCache(int most) {
        this.most = most;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> @Nullable Entry<V>[] table(int length) {
        return new Entry[length];
    }

    @Nullable
    V get(byte[] bytes, int from, int to) {
        long asked = hash(bytes, from, to);
        @Nullable Entry<V>[] table = entries;
        int mask = table.length - 1;
        for (int slot = (int) asked & mask; ; slot = slot + 1 & mask) {
            Entry<V> entry = table[slot];
            if (entry == null) {
                return null;
            }
            if (entry.is(asked, bytes, from, to)) {
                return entry.value;
            }
        }
    }

    /// For bytes that [#get] did not find.
    ///
    /// @return the value that is remembered, another thread's where that was earlier
    synchronized V put(byte[] bytes, int from, int to, V value) {
        V earlier = to - from > LONGEST ? value : get(bytes, from, to);
        if (earlier != null) {
            return earlier;
        }
        if (size >= most) {
            entries = table(entries.length);
            size = 0;
        } else if (size * 2 >= entries.length) {
            grow();
        }
        insert(entries, Entry.of(Arrays.copyOfRange(bytes, from, to), value));
        size++;
        return value;
    }

    private static <V> void insert(@Nullable Entry<V>[] table, Entry<V> entry) {
        int mask = table.length - 1;
        int slot = (int) entry.hash & mask;
        while (table[slot] != null) {
            slot = slot + 1 & mask;
        }
        table[slot] = entry;
    }

    private void grow() {
        @Nullable Entry<V>[] larger = table(entries.length * 2);
        for (Entry<V> entry : entries) {
            if (entry != null) {
                insert(larger, entry);
            }
        }
        entries = larger;
    }

    /// The last eight bytes are read in one, overlapping those before them.
    private static long hash(byte[] bytes, int from, int to) {
        long hash = SEED ^ (to - from);
        long tail;
        if (to - from >= 8) {
            for (int i = from; i + 8 < to; i += 8) {
                hash = (hash ^ (long) LONG.get(bytes, i)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            tail = (long) LONG.get(bytes, to - 8);
        } else if (to - from >= 4) {
            tail = (long) (int) INT.get(bytes, from) << 32 ^ (int) INT.get(bytes, to - 4) & 0xffff_ffffL;
        } else {
            tail = 0;
            for (int i = from; i < to; i++) {
                tail = tail << 8 | bytes[i] & 0xff;
            }
        }
        hash = (hash ^ tail) * 0xBF58476D1CE4E5B9L;
        return hash ^ hash >>> 32;
    }
}
