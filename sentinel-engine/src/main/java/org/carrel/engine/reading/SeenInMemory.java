package org.carrel.engine.reading;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// One small table of fingerprints for each hour: logs run forward in time, so the table in use stays in the
/// processor's cache however long the log is.
///
/// The [#MOST_HOURS] hours used last are kept, ten days and more: logs that overlap are read side by side, so a line
/// comes again soon or never.
final class SeenInMemory implements SeenLines {
    private static final int MOST_HOURS = 256;

    private final LinkedHashMap<Long, Hour> hours = new LinkedHashMap<>(MOST_HOURS * 2, 0.75f, true);
    private long currentHour = Long.MIN_VALUE;
    private @Nullable Hour current;

    @Override
    public boolean first(long epochSecond, long fingerprint) {
        long hour = Math.floorDiv(epochSecond, 3600L);
        Hour table = current;
        if (table == null || hour != currentHour) {
            table = hours.computeIfAbsent(hour, unseen -> new Hour());
            if (hours.size() > MOST_HOURS) {
                hours.pollFirstEntry();
            }
            current = table;
            currentHour = hour;
        }
        // zero marks a free slot
        return table.add(fingerprint == 0 ? 1 : fingerprint);
    }

    private static final class Hour {
        private long[] slots = new long[16];
        private int size;

        boolean add(long fingerprint) {
            if (!insert(slots, fingerprint)) {
                return false;
            }
            size++;
            if (size * 4 > slots.length * 3) {
                long[] larger = new long[slots.length * 2];
                for (long old : slots) {
                    if (old != 0) {
                        insert(larger, old);
                    }
                }
                slots = larger;
            }
            return true;
        }

        private static boolean insert(long[] slots, long fingerprint) {
            int mask = slots.length - 1;
            int slot = (int) (fingerprint ^ fingerprint >>> 32) & mask;
            while (slots[slot] != 0) {
                if (slots[slot] == fingerprint) {
                    return false;
                }
                slot = slot + 1 & mask;
            }
            slots[slot] = fingerprint;
            return true;
        }
    }
}
