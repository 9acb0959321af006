package org.carrel.sentinel.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reveal as the data protection officer reads it: never who it was.
///
/// @param reviewer name
/// @param seconder name; null where nobody had to agree
/// @param verdict key of the one that stands; null while nobody has decided
record Looked(
        long alert,
        double probability,
        String reviewer,
        @Nullable String seconder,
        String reason,
        Instant askedAt,
        @Nullable Instant shownAt,
        @Nullable String refusal,
        @Nullable String unusual,
        @Nullable String verdict) {

    String percent() {
        return Math.round(100 * probability) + "%";
    }
}
