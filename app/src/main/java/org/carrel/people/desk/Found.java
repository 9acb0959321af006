package org.carrel.people.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who was found.
///
/// @param number  their library number; null where they have none
/// @param blocked whether something is stopped for them
/// @param by      what led to them besides their name, as a message key under `find.by.`; null for the name
record Found(
        UUID id,
        String name,
        List<Membership> groups,
        @Nullable String number,
        boolean blocked,
        @Nullable String by) {

    /// Without the name: records end up in messages and logs.
    @Override
    public String toString() {
        return "Found[" + id + "]";
    }
}
