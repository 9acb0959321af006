package org.carrel.people.need;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is, or was, arranged for somebody.
///
/// @param kind  one of [AccessNeeds#KINDS]
/// @param until the last day; null while it goes on
record AccessNeed(
        UUID id, String kind, LocalDate since, @Nullable LocalDate until) {

    /// Without what it is: records end up in messages and logs.
    @Override
    public String toString() {
        return "AccessNeed[" + id + "]";
    }
}
