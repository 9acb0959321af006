package org.carrel.people.feed;

import java.util.List;
import java.util.UUID;

/// What a delivery changes of one person.
///
/// @param externalId the source's own number for them
/// @param change     a message key under `feed.change.`: `added`, `changed` or `ended`
/// @param name       as the source says it
record Difference(UUID person, String externalId, String change, String name, List<Detail> details) {

    /// @param before empty where nothing was said
    /// @param after  empty where nothing is said any more
    record Detail(Field field, String before, String after) {}
}
