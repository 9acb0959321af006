package org.carrel.sentinel.oversight;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reviewer and their training.
///
/// @param validUntil null for who was never trained
record Trained(UUID account, String name, @Nullable LocalDate validUntil) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    String shownUntil() {
        return validUntil == null ? "" : DATE.format(validUntil);
    }
}
