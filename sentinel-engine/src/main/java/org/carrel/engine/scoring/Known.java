package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// On which earlier days an account used a network, a network operator or a country. Days that were scored high are
/// never entered: a thief must not become a habit.
final class Known {

    private static final int LIMIT = 12;
    /// After so many days from its first use, and four days of use, a habit counts as the account's own.
    private static final int SETTLED_DAYS = 21;

    private static final int SETTLED_USES = 4;

    long[] keys = new long[1];
    private int[] firstDay = new int[1];
    private int[] lastDay = new int[1];
    private int[] uses = new int[1];
    int size;

    void add(long key, long epochDay) {
        int at = indexOf(key);
        if (at < 0) {
            at = place();
            keys[at] = key;
            firstDay[at] = (int) epochDay;
            lastDay[at] = 0;
            uses[at] = 0;
        }
        if (lastDay[at] != epochDay) {
            lastDay[at] = (int) epochDay;
            uses[at]++;
        }
    }

    private int place() {
        if (size < LIMIT) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                firstDay = Arrays.copyOf(firstDay, size * 2);
                lastDay = Arrays.copyOf(lastDay, size * 2);
                uses = Arrays.copyOf(uses, size * 2);
            }
            return size++;
        }
        int worst = 0;
        for (int i = 1; i < size; i++) {
            if (worth(i) < worth(worst)) {
                worst = i;
            }
        }
        return worst;
    }

    /// A use more is worth three days of age.
    private int worth(int at) {
        return lastDay[at] + 3 * Math.min(uses[at], 30);
    }

    int indexOf(long key) {
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    boolean contains(long key) {
        return indexOf(key) >= 0;
    }

    int usesOf(long key) {
        int at = indexOf(key);
        return at < 0 ? 0 : uses[at];
    }

    /// The account's own: there from its beginning, or for weeks.
    boolean settled(long key, long accountsFirstDay, long epochDay) {
        int at = indexOf(key);
        return at >= 0
                && (firstDay[at] - accountsFirstDay <= 3
                        || (epochDay - firstDay[at] >= SETTLED_DAYS && uses[at] >= SETTLED_USES));
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(keys[i]);
            Codec.writeLong(out, firstDay[i]);
            Codec.writeLong(out, lastDay[i]);
            Codec.writeLong(out, uses[i]);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readByte();
        int length = Math.max(1, size);
        keys = new long[length];
        firstDay = new int[length];
        lastDay = new int[length];
        uses = new int[length];
        for (int i = 0; i < size; i++) {
            keys[i] = in.readLong();
            firstDay[i] = (int) Codec.readLong(in);
            lastDay[i] = (int) Codec.readLong(in);
            uses[i] = (int) Codec.readLong(in);
        }
    }
}
