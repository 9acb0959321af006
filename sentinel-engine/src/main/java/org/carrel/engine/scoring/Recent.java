package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Which addresses, networks or countries an account used lately, and when each was last seen. The oldest is forgotten
/// when the table is full, so counts are exact up to [#LIMIT].
final class Recent {

    static final int LIMIT = 32;
    static final long NEVER = Long.MIN_VALUE;

    long[] keys = new long[2];
    long[] seen = new long[2];
    int size;
    private int latest;

    /// @return when `key` was last seen, or [#NEVER]
    long touch(long key, long epochSecond) {
        if (latest < size && keys[latest] == key) {
            long before = seen[latest];
            seen[latest] = epochSecond;
            return before;
        }
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                latest = i;
                long before = seen[i];
                seen[i] = epochSecond;
                return before;
            }
        }
        latest = place();
        keys[latest] = key;
        seen[latest] = epochSecond;
        return NEVER;
    }

    private int place() {
        if (size < LIMIT) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                seen = Arrays.copyOf(seen, size * 2);
            }
            return size++;
        }
        int oldest = 0;
        for (int i = 1; i < size; i++) {
            if (seen[i] < seen[oldest]) {
                oldest = i;
            }
        }
        return oldest;
    }

    int since(long epochSecond) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += seen[i] >= epochSecond ? 1 : 0;
        }
        return count;
    }

    /// Lets go of what was last seen before `epochSecond`.
    void forgetBefore(long epochSecond) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (seen[i] >= epochSecond) {
                keys[kept] = keys[i];
                seen[kept++] = seen[i];
            }
        }
        size = kept;
        latest = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(size);
        out.writeByte(latest);
        for (int i = 0; i < size; i++) {
            out.writeLong(keys[i]);
            Codec.writeLong(out, seen[i]);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readByte();
        latest = in.readByte();
        keys = new long[Math.max(2, size)];
        seen = new long[Math.max(2, size)];
        for (int i = 0; i < size; i++) {
            keys[i] = in.readLong();
            seen[i] = Codec.readLong(in);
        }
    }
}
