package org.carrel.engine.reading;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.carrel.engine.AccessEvent;

/// Brings several logs into one order of time, so that the logs of two proxies, or of one that was rotated, are read as
/// one. Looks a few lines ahead in each, so that a single line with a wrong date does not hold its log back.
final class Merge {
    private static final int AHEAD = 8;

    private final PriorityQueue<Lane> lanes = new PriorityQueue<>(Comparator.comparingLong(Lane::second));

    private static final class Lane {
        private final TimedLog log;
        private final ArrayDeque<AccessEvent> ahead = new ArrayDeque<>();
        private boolean opened;
        private long second;

        Lane(TimedLog log) {
            this.log = log;
            this.second = log.firstSecond();
        }

        long second() {
            return second;
        }

        /// False when the log has ended.
        boolean fill() {
            opened = true;
            while (ahead.size() < AHEAD) {
                AccessEvent event = log.next();
                if (event == null) {
                    break;
                }
                ahead.add(event);
            }
            second = Long.MAX_VALUE;
            for (AccessEvent event : ahead) {
                second = Math.min(second, event.epochSecond());
            }
            return !ahead.isEmpty();
        }
    }

    private Merge(List<TimedLog> logs) {
        logs.forEach(log -> lanes.add(new Lane(log)));
    }

    static void of(List<TimedLog> logs, Consumer<AccessEvent> consumer) {
        if (logs.size() == 1) {
            TimedLog only = logs.getFirst();
            for (AccessEvent event = only.next(); event != null; event = only.next()) {
                consumer.accept(event);
            }
            return;
        }
        new Merge(logs).run(consumer);
    }

    private void run(Consumer<AccessEvent> consumer) {
        while (!lanes.isEmpty()) {
            Lane lane = lanes.remove();
            if (lane.opened && !lane.ahead.isEmpty()) {
                consumer.accept(lane.ahead.remove());
            }
            if (lane.fill()) {
                lanes.add(lane);
            }
        }
    }
}
