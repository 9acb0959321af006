package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How many days, fading, an account used a network, a network operator or a country. Days that were scored high are
/// never entered: a thief must not become a habit.
final class Known {

    private static final int LIMIT = 12;

    private long[] keys = new long[1];
    private float[] weights = new float[1];
    private int[] lastDay = new int[1];
    private int[] firstDay = new int[1];
    int size;

    /// @param weight of the day; below 1 where it is in doubt whether the account's owner was there
    void add(long key, long epochDay, double weight) {
        int at = indexOf(key);
        if (at < 0) {
            at = place();
            keys[at] = key;
            weights[at] = 0;
            lastDay[at] = Integer.MIN_VALUE;
            firstDay[at] = (int) epochDay;
        }
        if (lastDay[at] != epochDay) {
            lastDay[at] = (int) epochDay;
            weights[at] += (float) weight;
        }
    }

    void fade(double factor) {
        for (int i = 0; i < size; i++) {
            weights[i] = (float) (weights[i] * factor);
        }
    }

    private int place() {
        if (size < LIMIT) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                weights = Arrays.copyOf(weights, size * 2);
                lastDay = Arrays.copyOf(lastDay, size * 2);
                firstDay = Arrays.copyOf(firstDay, size * 2);
            }
            return size++;
        }
        int worst = 0;
        for (int i = 1; i < size; i++) {
            if (weights[i] < weights[worst]) {
                worst = i;
            }
        }
        return worst;
    }

    private int indexOf(long key) {
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

    double weightOf(long key) {
        int at = indexOf(key);
        return at < 0 ? 0 : weights[at];
    }

    /// @return the day it was first used, or `otherwise` where it is not known
    long firstDayOf(long key, long otherwise) {
        int at = indexOf(key);
        return at < 0 ? otherwise : firstDay[at];
    }

    /// @return the day it was last used, or `otherwise` where it is not known
    long lastDayOf(long key, long otherwise) {
        int at = indexOf(key);
        return at < 0 ? otherwise : lastDay[at];
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(keys[i]);
            out.writeFloat(weights[i]);
            Codec.writeLong(out, lastDay[i]);
            Codec.writeLong(out, lastDay[i] - firstDay[i]);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readByte();
        int length = Math.max(1, size);
        keys = new long[length];
        weights = new float[length];
        lastDay = new int[length];
        firstDay = new int[length];
        for (int i = 0; i < size; i++) {
            keys[i] = in.readLong();
            weights[i] = in.readFloat();
            lastDay[i] = (int) Codec.readLong(in);
            firstDay[i] = lastDay[i] - (int) Codec.readLong(in);
        }
    }
}
