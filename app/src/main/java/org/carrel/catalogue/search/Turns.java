package org.carrel.catalogue.search;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Lets only so many searches be answered at once as the processors can do: more would all become slower together, and
/// the desk, the gates and everybody else with them. Whoever does not get a turn in time is told so.
///
/// Turns go round the addresses that ask: who asks sixty things at once waits for themselves, and hardly anybody for
/// them. An address is known here while it waits, and not a moment longer.
@Component
class Turns {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PLACES_A_PROCESSOR = 2;

    private final ReentrantLock lock = new ReentrantLock();
    /// Who has their turn next comes first.
    private final Map<String, Deque<Waiting>> askers = new LinkedHashMap<>();
    private final Duration patience;
    private int free;

    @Autowired
    Turns() {
        this(PLACES_A_PROCESSOR * Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    Turns(int places, Duration patience) {
        this.free = places;
        this.patience = patience;
    }

    private static final class Waiting {

        private final CountDownLatch called = new CountDownLatch(1);
    }

    /// To be followed by [#leave] where it is true.
    boolean enter() {
        return enter(
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                        ? asked.getRequest().getRemoteAddr()
                        : "");
    }

    boolean enter(String asker) {
        Waiting waiting = new Waiting();
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return true;
            }
            askers.computeIfAbsent(asker, first -> new ArrayDeque<>()).add(waiting);
        } finally {
            lock.unlock();
        }
        try {
            return waiting.called.await(patience.toMillis(), TimeUnit.MILLISECONDS) || !isGivenUp(asker, waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!isGivenUp(asker, waiting)) {
                leave();
            }
            return false;
        }
    }

    /// False where the turn came in the very last moment.
    private boolean isGivenUp(String asker, Waiting waiting) {
        lock.lock();
        try {
            Deque<Waiting> own = askers.get(asker);
            if (own == null || !own.remove(waiting)) {
                return false;
            }
            if (own.isEmpty()) {
                askers.remove(asker);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            Iterator<Map.Entry<String, Deque<Waiting>>> round =
                    askers.entrySet().iterator();
            if (!round.hasNext()) {
                free++;
                return;
            }
            Map.Entry<String, Deque<Waiting>> next = round.next();
            round.remove();
            next.getValue().remove().called.countDown();
            if (!next.getValue().isEmpty()) {
                askers.put(next.getKey(), next.getValue());
            }
        } finally {
            lock.unlock();
        }
    }
}
