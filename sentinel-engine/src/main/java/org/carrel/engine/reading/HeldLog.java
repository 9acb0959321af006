package org.carrel.engine.reading;

import java.util.ArrayList;
import java.util.List;
import org.carrel.engine.AccessEvent;
import org.jspecify.annotations.Nullable;

/// A log that can be read once only, held in memory as far as it fits, and in order of time; what does not fit follows
/// as it comes.
final class HeldLog implements TimedLog {
    private final OpenLog log;
    private final Chronology chronology = new Chronology();
    private final List<AccessEvent> held = new ArrayList<>();
    private final boolean whole;
    private int at;
    private int left;

    HeldLog(OpenLog log, boolean leavesOut, int most) {
        this.log = log;
        AccessEvent event = log.next();
        while (event != null) {
            held.add(event);
            chronology.see(event.epochSecond());
            event = held.size() < most ? log.next() : null;
        }
        this.whole = held.size() < most;
        if (chronology.wentBack()) {
            int all = held.size();
            held.removeIf(each -> leavesOut && chronology.strays().has(each.epochSecond()));
            left = all - held.size();
            held.sort(SortedLog.ORDER);
        }
    }

    /// All of it is held, so it can be read again.
    boolean isWhole() {
        return whole;
    }

    boolean wasSorted() {
        return chronology.wentBack();
    }

    Chronology chronology() {
        return chronology;
    }

    /// Events left out because a clock was wrong.
    int left() {
        return left;
    }

    void rewind() {
        at = 0;
    }

    @Override
    public long firstSecond() {
        return held.isEmpty() ? log.firstSecond() : held.getFirst().epochSecond();
    }

    @Override
    public @Nullable AccessEvent next() {
        if (at < held.size()) {
            return held.get(at++);
        }
        if (whole) {
            return null;
        }
        held.clear();
        at = 0;
        return log.next();
    }

    @Override
    public void close() {
        // what is held may be read again
    }
}
