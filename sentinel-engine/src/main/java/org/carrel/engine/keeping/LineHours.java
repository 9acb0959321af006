package org.carrel.engine.keeping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fingerprints of the lines that were counted, by hour of log time: eight bytes a line, sorted, and a small table of
/// those that came since the last commit.
final class LineHours {
    private static final long SECONDS = 3600;

    private final TreeMap<Long, Hour> hours = new TreeMap<>();

    private static final class Hour {
        private long[] sorted = new long[0];
        private @Nullable Fresh fresh;

        boolean contains(long fingerprint) {
            return fresh != null && fresh.contains(fingerprint) || Arrays.binarySearch(sorted, fingerprint) >= 0;
        }

        void add(long fingerprint) {
            if (fresh == null) {
                fresh = new Fresh();
            }
            fresh.add(fingerprint);
        }

        int size() {
            return sorted.length + (fresh == null ? 0 : fresh.size);
        }

        void settle() {
            if (fresh != null) {
                long[] all = Arrays.copyOf(sorted, sorted.length + fresh.size);
                fresh.into(all, sorted.length);
                Arrays.sort(all);
                sorted = all;
                fresh = null;
            }
        }
    }

    boolean contains(long epochSecond, long fingerprint) {
        Hour hour = hours.get(Math.floorDiv(epochSecond, SECONDS));
        return hour != null && hour.contains(fingerprint);
    }

    /// @param fingerprint one that is not there yet
    void add(long epochSecond, long fingerprint) {
        hours.computeIfAbsent(Math.floorDiv(epochSecond, SECONDS), none -> new Hour())
                .add(fingerprint);
    }

    /// The beginning of the latest hour that has, with all after it, at least so many lines: a
    /// few with a date far ahead do not move the present.
    ///
    /// @return seconds since 1970; [Long#MIN_VALUE] where there are not so many
    long present(int lines) {
        long counted = 0;
        for (Map.Entry<Long, Hour> hour : hours.descendingMap().entrySet()) {
            counted += hour.getValue().size();
            if (counted >= lines) {
                return hour.getKey() * SECONDS;
            }
        }
        return Long.MIN_VALUE;
    }

    long size() {
        long size = 0;
        for (Hour hour : hours.values()) {
            size += hour.size();
        }
        return size;
    }

    void forgetBefore(long epochSecond) {
        hours.headMap(Math.floorDiv(epochSecond, SECONDS)).clear();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(hours.size());
        for (Map.Entry<Long, Hour> entry : hours.entrySet()) {
            Hour hour = entry.getValue();
            hour.settle();
            out.writeLong(entry.getKey());
            out.writeInt(hour.sorted.length);
            for (long fingerprint : hour.sorted) {
                out.writeLong(fingerprint);
            }
        }
    }

    static LineHours read(DataInput in) throws IOException {
        LineHours lines = new LineHours();
        for (int left = in.readInt(); left > 0; left--) {
            Hour hour = new Hour();
            lines.hours.put(in.readLong(), hour);
            hour.sorted = new long[in.readInt()];
            for (int i = 0; i < hour.sorted.length; i++) {
                hour.sorted[i] = in.readLong();
            }
        }
        return lines;
    }

    /// An open table; zero marks a free slot, so a fingerprint of zero is kept apart.
    private static final class Fresh {
        private long[] slots = new long[64];
        private int filled;
        private int size;
        private boolean zero;

        boolean contains(long fingerprint) {
            return fingerprint == 0 ? zero : slots[slot(fingerprint)] == fingerprint;
        }

        void add(long fingerprint) {
            if (contains(fingerprint)) {
                return;
            }
            size++;
            if (fingerprint == 0) {
                zero = true;
                return;
            }
            slots[slot(fingerprint)] = fingerprint;
            if (++filled * 2 > slots.length) {
                long[] old = slots;
                slots = new long[old.length * 2];
                for (long value : old) {
                    if (value != 0) {
                        slots[slot(value)] = value;
                    }
                }
            }
        }

        /// Keyed hashes are spread well enough by their own bits.
        private int slot(long value) {
            int mask = slots.length - 1;
            int slot = (int) (value ^ value >>> 32) & mask;
            while (slots[slot] != 0 && slots[slot] != value) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        void into(long[] all, int from) {
            int at = from;
            if (zero) {
                all[at++] = 0;
            }
            for (long value : slots) {
                if (value != 0) {
                    all[at++] = value;
                }
            }
        }
    }
}
