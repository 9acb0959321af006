package org.carrel.privacy.hold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that may not be erased yet.
///
/// @param subject a person's or an account's number
/// @param category of the notice, or `*`
/// @param kind `legal`, `unpaid` or `other`
/// @param until the last day on which it holds anything; after it, it is flagged until somebody takes it away
/// @param silentUntil the day before which the person is not shown it; null where they are at once
record Hold(
        long id,
        String subject,
        String category,
        String kind,
        String reason,
        UUID placedBy,
        Instant placedAt,
        LocalDate until,
        @Nullable LocalDate silentUntil) {

    boolean isExpired(LocalDate today) {
        return until.isBefore(today);
    }

    boolean isShown(LocalDate today) {
        return silentUntil == null || !silentUntil.isAfter(today);
    }

    /// As `12 March 2026`.
    String untilText() {
        return text(until);
    }

    /// Empty where the person was shown it at once.
    String silentText() {
        return silentUntil == null ? "" : text(silentUntil);
    }

    private static String text(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
    }
}
