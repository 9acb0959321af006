package org.carrel.people.signin;

import java.time.Duration;
import java.time.Instant;

/// How many failures are free, and how long each further one costs: twice as long as the one before, up to a limit, so
/// that guessing is hopeless and nobody is locked out of their account for a day by a stranger.
///
/// @param free   failures without a wait
/// @param first  the wait after the first failure that is not free
/// @param longest no wait is longer
/// @param memory after this long without a failure, the count starts again
record Backoff(int free, Duration first, Duration longest, Duration memory) {

    static final Backoff PER_NAME =
            new Backoff(5, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(12));

    /// A campus or a hospital may share one address: many honest mistakes come from there in an hour.
    static final Backoff PER_ADDRESS =
            new Backoff(50, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(1));

    /// The failures that count when one more is added now.
    int count(int before, Instant last, Instant now) {
        return last.plus(memory).isBefore(now) ? 1 : before + 1;
    }

    /// How long to wait after so many failures.
    Duration waitAfter(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        // 2^20 times the first wait is far beyond any limit, and still fits.
        Duration wait = first.multipliedBy(1L << Math.min(failures - free - 1, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
