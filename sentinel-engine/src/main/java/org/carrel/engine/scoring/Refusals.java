package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// How many sign-ins were refused, by calendar day, of accounts that were not in use on that day: lines that are part
/// of no account-day, counted so that every line of a log is accounted for.
final class Refusals {

    /// Days longer ago are counted together.
    private static final int KEPT_DAYS = 800;

    private final TreeMap<Long, Long> days = new TreeMap<>();
    private long older;

    void add(long epochDay) {
        days.merge(epochDay, 1L, Long::sum);
        while (days.lastKey() - days.firstKey() > KEPT_DAYS) {
            older += days.pollFirstEntry().getValue();
        }
    }

    /// The account came into use later on that day: they are part of it now.
    void take(long epochDay, long refused) {
        if (refused > 0) {
            days.merge(epochDay, -refused, Long::sum);
        }
    }

    long total() {
        long total = older;
        for (long refused : days.values()) {
            total += refused;
        }
        return total;
    }

    /// @param to included
    long between(long from, long to) {
        long total = 0;
        for (long refused : days.subMap(from, true, to, true).values()) {
            total += refused;
        }
        return total;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeLong(out, older);
        Codec.writeLong(out, days.size());
        for (Map.Entry<Long, Long> day : days.entrySet()) {
            Codec.writeLong(out, day.getKey());
            Codec.writeLong(out, day.getValue());
        }
    }

    void read(DataInput in) throws IOException {
        older = Codec.readLong(in);
        for (long left = Codec.readLong(in); left > 0; left--) {
            days.put(Codec.readLong(in), Codec.readLong(in));
        }
    }
}
