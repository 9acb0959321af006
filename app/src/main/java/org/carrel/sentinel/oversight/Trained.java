package org.carrel.sentinel.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reviewer and their trainings.
///
/// @param validUntil of the one that holds today; null where none does
/// @param record all there were, the newest first
record Trained(UUID account, String name, @Nullable LocalDate validUntil, List<Entry> record) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /// @param recordedBy name of the officer
    /// @param endedBy name of the officer; empty unless it was ended before its time
    /// @param endedAt null unless it was
    record Entry(
            LocalDate trainedOn,
            LocalDate validUntil,
            String recordedBy,
            Instant recordedAt,
            String endedBy,
            @Nullable Instant endedAt) {

        String shownOn() {
            return DATE.format(trainedOn);
        }

        String shownUntil() {
            return DATE.format(validUntil);
        }
    }

    String shownUntil() {
        return validUntil == null ? "" : DATE.format(validUntil);
    }
}
