package org.carrel.sentinel.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.carrel.sentinel.alert.ShortToken;
import org.jspecify.annotations.Nullable;

/// What has been decided on one alert.
///
/// @param verdict the one that stands; null while nobody has decided
/// @param history newest first
/// @param suppression that holds now, if any
/// @param similar past alerts with the same kinds of evidence, the most alike first
/// @param together other alerts of the same campaign
record Review(
        @Nullable Verdict verdict,
        List<Past> history,
        @Nullable Suppression suppression,
        List<Similar> similar,
        List<Similar> together) {

    /// @param reviewer number of their account
    record Past(Verdict verdict, String note, UUID reviewer, Instant at) {}

    record Suppression(long id, String reason, Instant until) {}

    /// @param sameAccount it is the same account's
    /// @param alike share of the kinds of evidence that both have, 0 to 1
    /// @param verdict null where undecided
    record Similar(
            long id,
            String account,
            Instant openedAt,
            boolean sameAccount,
            double alike,
            @Nullable Verdict verdict) {

        String shortAccount() {
            return ShortToken.of(account);
        }

        long percentAlike() {
            return Math.round(100 * alike);
        }
    }
}
