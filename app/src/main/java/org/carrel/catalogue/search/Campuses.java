package org.carrel.catalogue.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Names of campuses. They change once in years, and every search asks for them.
@Component
class Campuses {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final AvailabilityRepository repository;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    private record Known(Map<String, String> names, Instant until) {}

    Campuses(AvailabilityRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// By code, in their order.
    Map<String, String> names() {
        Instant now = clock.instant();
        Known before = known;
        if (now.isBefore(before.until())) {
            return before.names();
        }
        Map<String, String> names = repository.campuses();
        known = new Known(names, now.plus(KEPT));
        return names;
    }
}
