package org.carrel.privacy.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/// Something that may not be erased yet.
///
/// @param subject a person's or an account's number
/// @param category of the notice, or `*`
/// @param kind `legal`, `unpaid` or `other`
/// @param until the day on which somebody has to look again; the hold ends only when it is released
record Hold(
        long id,
        String subject,
        String category,
        String kind,
        String reason,
        UUID placedBy,
        Instant placedAt,
        LocalDate until) {

    boolean isExpired(LocalDate today) {
        return until.isBefore(today);
    }

    /// As `12 March 2026`.
    String untilText() {
        return until.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
    }
}
