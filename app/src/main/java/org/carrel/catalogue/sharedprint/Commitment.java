package org.carrel.catalogue.sharedprint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A promise to keep what stands at one place.
///
/// @param programme with whom, such as `UKRR`
/// @param lastCopy  nobody else who takes part has one
/// @param until     the last day; null for good
public record Commitment(
        long id,
        long holding,
        String programme,
        boolean lastCopy,
        LocalDate since,
        @Nullable LocalDate until,
        String note) {

    public boolean stands(LocalDate day) {
        return until == null || !until.isBefore(day);
    }
}
