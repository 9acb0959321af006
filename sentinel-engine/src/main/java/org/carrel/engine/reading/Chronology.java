package org.carrel.engine.reading;

import java.util.NavigableMap;
import java.util.TreeMap;

/// Watches whether the times in one log go forward, as the detector will see them: a few lines far ahead do not move
/// the present, many do.
final class Chronology {
    private static final long LATENESS_SECONDS = 3600;
    private static final long AHEAD_SECONDS = 2 * 3600;
    private static final int ENOUGH_AHEAD = 50;
    private static final int HANDFUL = 5;

    /// Lines by hour since 1970, for [SortedLog].
    private final NavigableMap<Long, int[]> hours = new TreeMap<>();

    private int[] count = new int[1];
    private long hour = Long.MIN_VALUE;
    private final Strays strays = new Strays();
    private long newest = Long.MIN_VALUE;
    private long earliestAhead = Long.MAX_VALUE;
    private int ahead;
    private long lines;
    private long behind;

    void see(long second) {
        lines++;
        long now = Math.floorDiv(second, 3600L);
        if (now != hour) {
            hour = now;
            count = hours.computeIfAbsent(now, unseen -> new int[1]);
        }
        count[0]++;
        if (strays.comesBack(second)) {
            newest = second;
        }
        if (second > newest && newest != Long.MIN_VALUE && second - newest > AHEAD_SECONDS) {
            lookAhead(second);
        } else if (second < newest - LATENESS_SECONDS && newest != Long.MIN_VALUE) {
            behind++;
        } else {
            newest = Math.max(newest, second);
        }
    }

    private void lookAhead(long second) {
        earliestAhead = Math.min(earliestAhead, second);
        if (++ahead >= ENOUGH_AHEAD) {
            strays.jump(earliestAhead, newest);
            newest = earliestAhead;
            earliestAhead = Long.MAX_VALUE;
            ahead = 0;
        }
    }

    /// More than a handful of lines are over an hour late.
    boolean goesBack() {
        return behind > HANDFUL || !strays.isEmpty();
    }

    /// As [#goesBack], at the end of the log, where one line in a thousand is too many as well.
    boolean wentBack() {
        return goesBack() || behind * 1000 > lines;
    }

    Strays strays() {
        return strays;
    }

    NavigableMap<Long, int[]> hours() {
        return hours;
    }
}
