package org.carrel.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carrel.privacy.Letterbox.Sending;
import org.jspecify.annotations.Nullable;

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

    /// What became of a letter.
    ///
    /// @param sent  when it left; null where it did not
    /// @param again when it is tried again; null where it left or is given up
    public record Outcome(@Nullable Instant sent, @Nullable Instant again) {

        public boolean isGivenUp() {
            return sent == null && again == null;
        }
    }

    /// @param made so far, at least one
    public static Outcome after(Sending sending, int made, Instant now) {
        return switch (sending) {
            case DONE -> new Outcome(now, null);
            case LATER -> new Outcome(null, next(made, now).orElse(null));
            case NEVER -> new Outcome(null, null);
        };
    }
}
