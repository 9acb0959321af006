package org.carrel.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that a service stops for somebody.
///
/// @param service  who says so, in a word: `circulation`
/// @param reason   `fees_unpaid`, `items_overdue` or another that people.block knows
/// @param sentence for the person, in plain words: what is stopped, why, and what they can do; 10 to 500 characters
/// @param stops    of `doors`, `loans`, `requests`, `bookings`
/// @param until    null until the service lifts it
public record ServiceBlock(
        PersonId person,
        String service,
        String reason,
        String sentence,
        Set<String> stops,
        @Nullable Instant until) {

    public ServiceBlock {
        if (stops.isEmpty()) {
            throw new IllegalArgumentException("It stops nothing");
        }
    }

    /// Without what it says: records end up in messages and logs.
    @Override
    public String toString() {
        return "ServiceBlock[" + service + " " + reason + "]";
    }
}
