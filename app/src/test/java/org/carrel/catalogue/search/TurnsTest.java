package org.carrel.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();

    @Test
    void whoAsksManyThingsAtOnceLetsOthersThrough() throws InterruptedException {
        Turns turns = new Turns(1, Duration.ofMinutes(1));
        assertThat(turns.enter("greedy")).isTrue();
        for (int more = 0; more < 20; more++) {
            ask(turns, "greedy");
        }
        ask(turns, "modest");

        List<String> order = new ArrayList<>();
        for (int turn = 0; turn < 21; turn++) {
            turns.leave();
            order.add(entered.poll(1, TimeUnit.MINUTES));
        }
        assertThat(order.indexOf("modest")).isOne();
        turns.leave();
        assertThat(turns.enter("anybody")).isTrue();
    }

    /// Waits until it stands in the queue.
    private void ask(Turns turns, String asker) throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> {
            if (turns.enter(asker)) {
                entered.add(asker);
            }
        });
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }

    @Test
    void whoWaitsTooLongIsToldAndTakesNobodysPlace() {
        Turns turns = new Turns(1, Duration.ofMillis(20));
        assertThat(turns.enter("one")).isTrue();
        assertThat(turns.enter("one")).isFalse();
        assertThat(turns.enter("other")).isFalse();
        turns.leave();
        assertThat(turns.enter("other")).isTrue();
        turns.leave();
    }

    /// Also when patience ends at the moment when the turn comes.
    @Test
    void placesAreNeitherLostNorMultiplied() throws InterruptedException {
        Turns turns = new Turns(3, Duration.ofMillis(2));
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int asker = 0; asker < 12; asker++) {
            String name = "asker " + asker % 4;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int one = 0; one < 400; one++) {
                    if (turns.enter(name)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        turns.leave();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most.get()).isBetween(1, 3);
        for (int place = 0; place < 3; place++) {
            assertThat(turns.enter("last")).isTrue();
        }
        assertThat(turns.enter("last")).isFalse();
    }
}
