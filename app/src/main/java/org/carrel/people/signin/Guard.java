package org.carrel.people.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carrel.people.signin.AttemptRepository.Attempts;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.springframework.stereotype.Component;

/// Slows down whoever guesses passwords, for each name typed and for each network.
///
/// An attempt is counted as a failure before the password is looked at and taken back when it was right: otherwise a
/// hundred guesses sent at once would all be judged by the count before the first.
@Component
public class Guard {

    static final Purpose SIGN_IN = new Purpose("sign_in");

    private final AttemptRepository attempts;
    private final AttemptKeys keys;
    private final Purposes purposes;
    private final Clock clock;

    Guard(AttemptRepository attempts, AttemptKeys keys, Purposes purposes, Clock clock) {
        this.attempts = attempts;
        this.keys = keys;
        this.purposes = purposes;
        this.clock = clock;
    }

    /// Counts an attempt; or, when the name or the network has to wait, counts nothing and says how long.
    public Optional<Duration> admit(String username, String address) {
        AttemptKey name = keys.username(username);
        AttemptKey network = keys.address(address);
        return purposes.in(SIGN_IN, () -> {
            Instant now = clock.instant();
            // Always the name first: two requests that hold rows in one order cannot wait for each other.
            Attempts ofName = attempts.hold(name, now);
            Attempts ofNetwork = attempts.hold(network, now);
            Duration wait = longer(remaining(ofName, now), remaining(ofNetwork, now));
            if (wait.isPositive()) {
                return Optional.of(wait);
            }
            charge(name, ofName, Backoff.PER_NAME, now);
            charge(network, ofNetwork, Backoff.PER_ADDRESS, now);
            return Optional.empty();
        });
    }

    /// The password was right.
    public void succeeded(String username, String address) {
        purposes.run(SIGN_IN, () -> {
            attempts.forget(keys.username(username));
            attempts.takeBack(keys.address(address));
        });
    }

    /// Deletes what no longer counts.
    void tidy() {
        purposes.run(SIGN_IN, () -> attempts.forgetBefore(clock.instant().minus(Backoff.PER_NAME.memory())));
    }

    private void charge(AttemptKey key, Attempts before, Backoff backoff, Instant now) {
        int failures = backoff.count(before.failures(), before.lastFailureAt(), now);
        Duration wait = backoff.waitAfter(failures);
        attempts.count(key, failures, now, wait.isPositive() ? now.plus(wait) : null);
    }

    private static Duration remaining(Attempts attempts, Instant now) {
        Instant until = attempts.lockedUntil();
        return until == null || !until.isAfter(now) ? Duration.ZERO : Duration.between(now, until);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
