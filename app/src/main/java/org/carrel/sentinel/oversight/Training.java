package org.carrel.sentinel.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A training as it stands on record.
///
/// @param recordedBy account of the officer
/// @param endedAt null unless it was ended before its time
/// @param endedBy account of the officer
record Training(
        LocalDate trainedOn,
        LocalDate validUntil,
        UUID recordedBy,
        Instant recordedAt,
        @Nullable Instant endedAt,
        @Nullable UUID endedBy) {

    boolean holds(LocalDate today) {
        return endedAt == null && !today.isBefore(trainedOn) && !today.isAfter(validUntil);
    }
}
