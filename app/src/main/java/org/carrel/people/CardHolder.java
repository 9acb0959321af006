package org.carrel.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Whose card or number it is, and what they may do today.
///
/// @param current false for a card or number that was replaced
/// @param groups  they belong to today; empty for whoever is no user any more, or not yet
/// @param until   the last day of the longest of these affiliations; empty where one has no end, and where there is
/// none
/// @param stops   what is stopped for them now: `doors`, `loans`, `requests`, `bookings`
public record CardHolder(
        PersonId person, boolean current, Set<UserGroup> groups, Optional<LocalDate> until, Set<String> stops) {

    /// Without anything else: records end up in messages and logs.
    @Override
    public String toString() {
        return "CardHolder[" + person.value() + "]";
    }
}
