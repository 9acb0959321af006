package org.carrel.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a letter that the mail server did not take is tried again: after a minute, then each time after twice as long,
/// at most four hours and a quarter, and twenty times in all.
public final class Attempts {

    /// How long whoever sends a letter has it to themselves.
    public static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 8;
    private static final int MOST = 20;

    private Attempts() {}

    /// @param made so far, at least one
    /// @return empty where it is given up
    public static Optional<Instant> next(int made, Instant now) {
        return made < MOST
                ? Optional.of(now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(made - 1, DOUBLINGS))))
                : Optional.empty();
    }
}
