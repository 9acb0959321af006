package org.carrel.buildings.door;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.carrel.buildings.premises.Building;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// Somebody wants to come in: everything a rule may look at.
///
/// @param holder whose card it is; null where nobody's
/// @param brought whether a card of an escort was shown
/// @param escort whose that is; null where nobody's
record Entrance(
        Building building,
        Instant at,
        @Nullable Holder holder,
        boolean brought,
        @Nullable Holder escort,
        Standing standing) {

    LocalDate day() {
        return LocalDate.ofInstant(at, building.hours().zone());
    }

    Set<UserGroup> groups() {
        return holder == null ? Set.of() : holder.groups();
    }

    boolean needsEscort() {
        return !building.admitsAlone(groups());
    }

    /// Since when the person counts as inside; empty where they do not, or where it is so long ago that they must have
    /// left.
    Optional<Instant> insideSince() {
        return Optional.ofNullable(standing.since())
                .filter(since -> since.plus(building.forgets()).isAfter(at));
    }
}
