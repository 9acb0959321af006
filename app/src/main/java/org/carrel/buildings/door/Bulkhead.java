package org.carrel.buildings.door;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Lets only so many gates be answered at once as leave a connection to the database for everybody
/// else. A gate that would wait for longer than anybody stands before a door is told so at once,
/// and decides by its list: where every request waits for its turn and then for its connection, a
/// program that is too slow for a while comes to answer nobody at all.
@Component
class Bulkhead {

    /// All but one of the connections that there are if nobody set another number.
    static final int PLACES = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore places = new Semaphore(PLACES);

    /// To be followed by [#leave] where it is true.
    boolean enter() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
