package org.carrel.buildings.premises;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// A building as the library set it.
///
/// @param capacity           how many may be inside; null where nobody counts
/// @param passback           whether a card that came in has to go out before it comes in again
/// @param forgets            after how long that is forgotten
/// @param visitorsPerEscort  how many visitors one person may bring at once
public record Building(
        String code,
        String name,
        String campus,
        @Nullable Integer capacity,
        boolean passback,
        Duration forgets,
        int visitorsPerEscort,
        Map<UserGroup, Admission> admissions,
        OpeningHours hours) {

    public boolean admitsAlone(Set<UserGroup> groups) {
        return groups.stream().anyMatch(group -> admissions.get(group) == Admission.ALONE);
    }

    public boolean admits(Set<UserGroup> groups) {
        return groups.stream().anyMatch(admissions::containsKey);
    }
}
