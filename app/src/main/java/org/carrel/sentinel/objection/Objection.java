package org.carrel.sentinel.objection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's objection to the analysis.
///
/// @param withdrawnAt null while it stands
/// @param ground a compelling ground to go on all the same, for the person to read; null if none is on record
record Objection(
        long id,
        UUID person,
        Instant objectedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String ground) {

    boolean isRespected() {
        return withdrawnAt == null && ground == null;
    }
}
