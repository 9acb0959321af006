package org.carrel.sentinel.securing;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.carrel.privacy.Outside;
import org.springframework.stereotype.Component;

/// Whose account is being secured is not erased meanwhile: other systems lock it, and only with
/// its name can they be told to let it go.
@Component
class StandingSecuring implements Outside {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final StandingRepository repository;
    private final Clock clock;

    StandingSecuring(StandingRepository repository, Clock clock) {
        this.clock = clock;
        this.repository = repository;
    }

    @Override
    public Optional<String> against(Set<String> tokens) {
        return !tokens.isEmpty() && repository.any(tokens, clock.instant().minus(LONGEST))
                ? Optional.of("securing")
                : Optional.empty();
    }
}
