package org.carrel.people.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.carrel.people.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// When a second proof is asked for.
///
/// @param required also of those who have none yet: they set one up when they next sign in. Otherwise of those who have
/// @param every    after how long it is asked for again
/// @param roles    that count only once it was shown
@ConfigurationProperties("carrel.signin.step-up")
public record StepUpSettings(boolean required, Duration every, Set<StaffRole> roles) {

    boolean asks(boolean hasOne) {
        return required || hasOne;
    }

    /// @param shownAt null where it was not shown
    public boolean isFresh(@Nullable Instant shownAt, Instant now) {
        return shownAt != null && shownAt.plus(every).isAfter(now);
    }
}
