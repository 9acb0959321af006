package org.carrel.engine.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.carrel.engine.AccessEvent;
import org.jspecify.annotations.Nullable;

/// A file whose lines are in no order of time: read as often as it takes to hold one stretch of time after the other in
/// memory.
final class SortedLog implements TimedLog {
    static final Comparator<AccessEvent> ORDER = Comparator.comparingLong(AccessEvent::epochSecond)
            .thenComparingLong(AccessEvent::fingerprint)
            .thenComparing(AccessEvent::account);

    private final Function<Boolean, OpenLog> open;
    private final NavigableMap<Long, int[]> hours;
    private final int most;
    private final Strays strays;
    private final Runnable left;
    private List<AccessEvent> stretch = List.of();
    private int at;
    private boolean counted;

    /// @param open opens the file at its start; given whether lines are to be counted
    /// @param chronology the times of all its lines
    /// @param most events to hold at once, unless one hour has more
    /// @param leavesOut whether a block that the log comes back from is left out
    /// @param left told of every event left out
    SortedLog(Function<Boolean, OpenLog> open, Chronology chronology, boolean leavesOut, int most, Runnable left) {
        this.open = open;
        this.hours = new TreeMap<>(chronology.hours());
        this.strays = leavesOut ? chronology.strays() : new Strays();
        this.left = left;
        this.most = most;
    }

    @Override
    public long firstSecond() {
        return hours.isEmpty() ? Long.MAX_VALUE : hours.firstKey() * 3600;
    }

    @Override
    public @Nullable AccessEvent next() {
        while (at == stretch.size()) {
            if (hours.isEmpty() && counted) {
                return null;
            }
            readStretch();
        }
        return stretch.get(at++);
    }

    private void readStretch() {
        stretch = List.of();
        at = 0;
        long from = firstSecond();
        long to = from;
        long lines = 0;
        while (!hours.isEmpty() && (lines == 0 || lines + hours.firstEntry().getValue()[0] <= most)) {
            to = hours.firstKey() * 3600 + 3600;
            lines += hours.pollFirstEntry().getValue()[0];
        }
        List<AccessEvent> found = new ArrayList<>();
        OpenLog log = open.apply(!counted);
        counted = true;
        for (AccessEvent event = log.next(); event != null; event = log.next()) {
            boolean inside = event.epochSecond() >= from && event.epochSecond() < to;
            if (inside && strays.has(event.epochSecond())) {
                left.run();
            } else if (inside) {
                found.add(event);
            }
        }
        Collections.sort(found, ORDER);
        stretch = found;
    }

    @Override
    public void close() {
        stretch = List.of();
        at = 0;
    }
}
