package org.carrel.buildings.occupancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.carrel.buildings.door.Doorkeeper;
import org.carrel.buildings.premises.Building;
import org.carrel.buildings.premises.Premises;
import org.carrel.privacy.Purposes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Lets go whoever still counts as inside when a building has closed: not everybody goes out through a gate that reads
/// their card.
@Service
class LettingGo {

    static final Duration AFTER_CLOSING = Duration.ofMinutes(15);
    /// Where a building never closes.
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(LettingGo.class);

    private final PresenceRepository presence;
    private final OccupancyRepository occupancy;
    private final Premises premises;
    private final Purposes purposes;
    private final Clock clock;

    LettingGo(
            PresenceRepository presence,
            OccupancyRepository occupancy,
            Premises premises,
            Purposes purposes,
            Clock clock) {
        this.presence = presence;
        this.occupancy = occupancy;
        this.premises = premises;
        this.purposes = purposes;
        this.clock = clock;
    }

    void letGo() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var inside = occupancy.inside();
        for (Building building : premises.plan().all()) {
            if (inside.getOrDefault(building.code(), 0) > 0) {
                int gone = purposes.in(
                        Doorkeeper.ENTER,
                        () -> isShut(building, now)
                                ? presence.empty(building.code(), now)
                                : presence.letGo(building.code(), now.minus(LONGEST)));
                if (gone > 0) {
                    LOG.info("{} who had not gone out of {} were let go", gone, building.code());
                }
            }
        }
    }

    private static boolean isShut(Building building, Instant now) {
        return building.hours().closesAt(now).isEmpty()
                && building.hours().closesAt(now.minus(AFTER_CLOSING)).isEmpty();
    }
}
