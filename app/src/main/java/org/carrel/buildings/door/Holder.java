package org.carrel.buildings.door;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;

/// What a door has to know of somebody.
///
/// @param current false for a card that was replaced
/// @param groups  they belong to today
/// @param until   the last day on which they do; empty where none is set
/// @param stopped whether somebody keeps them out of the buildings
public record Holder(
        PersonId person, boolean current, Set<UserGroup> groups, Optional<LocalDate> until, boolean stopped) {

    public boolean belongsOn(LocalDate day) {
        return !groups.isEmpty() && until.filter(day::isAfter).isEmpty();
    }

    /// Without the person: records end up in messages.
    @Override
    public String toString() {
        return "Holder";
    }
}
