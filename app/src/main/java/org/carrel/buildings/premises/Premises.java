package org.carrel.buildings.premises;

import java.time.ZoneId;
import org.carrel.web.LibraryProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the library set, kept in memory: a decision at a gate must not ask for it each time. What is changed on this
/// node counts at once, on another within `carrel.buildings.every`.
@Component
public class Premises {

    private final PremisesRepository repository;
    private final ZoneId zone;
    private volatile @Nullable Plan known;

    Premises(PremisesRepository repository, LibraryProfile library) {
        this.repository = repository;
        this.zone = library.zone();
    }

    public Plan plan() {
        Plan plan = known;
        return plan == null ? reload() : plan;
    }

    public Plan reload() {
        Plan fresh = repository.plan(zone);
        known = fresh;
        return fresh;
    }

    public ZoneId zone() {
        return zone;
    }
}
