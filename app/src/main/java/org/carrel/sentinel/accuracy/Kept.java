package org.carrel.sentinel.accuracy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Figures that take long to make. The last ones are shown at once; where they are old, or what
/// they rest on has changed since, new ones are made meanwhile for whoever asks next. What is
/// quick to make is made anew each time.
///
/// @param <K> what is asked for
/// @param <V> the figures, which name nobody
final class Kept<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration TOO_OLD = Duration.ofDays(1);
    private static final int MOST = 16;

    private final Duration keepFor;
    private final Executor meanwhile;
    private final Clock clock;
    private final Map<K, Made<V>> made = new ConcurrentHashMap<>();
    private final Set<K> making = ConcurrentHashMap.newKeySet();

    /// @param keepFor zero to keep nothing
    Kept(Duration keepFor, Executor meanwhile, Clock clock) {
        this.keepFor = keepFor;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    /// @param at when the making began
    /// @param state of what they rest on, before it
    record Made<V>(V value, Instant at, long state) {}

    Made<V> get(K key, Supplier<V> maker) {
        return get(key, 0, maker);
    }

    /// @param state another one whenever what the figures rest on has changed
    Made<V> get(K key, long state, Supplier<V> maker) {
        Made<V> last = made.get(key);
        Instant now = clock.instant();
        if (last == null || last.at().isBefore(now.minus(TOO_OLD))) {
            return make(key, state, maker);
        }
        boolean old = last.state() != state || last.at().isBefore(now.minus(keepFor));
        if (old && making.add(key)) {
            meanwhile.execute(() -> makeAgain(key, state, maker));
        }
        return last;
    }

    Made<V> make(K key, long state, Supplier<V> maker) {
        Instant began = clock.instant();
        Made<V> result = new Made<>(maker.get(), began, state);
        boolean quick = Duration.between(began, clock.instant()).compareTo(QUICK) < 0;
        if (quick || keepFor.isZero()) {
            made.remove(key);
        } else {
            if (made.size() >= MOST) {
                made.clear();
            }
            made.put(key, result);
        }
        return result;
    }

    private void makeAgain(K key, long state, Supplier<V> maker) {
        try {
            make(key, state, maker);
        } catch (RuntimeException e) {
            LOG.error("The figures could not be made anew; the last ones stay", e);
        } finally {
            making.remove(key);
        }
    }
}
