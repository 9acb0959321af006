package org.carrel.people.merge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That two records were joined.
///
/// @param other whose number is nobody's since, unless it was undone
record Merge(
        UUID id,
        UUID kept,
        UUID other,
        String reason,
        Instant mergedAt,
        @Nullable Instant undoneAt) {}
