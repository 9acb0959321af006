package org.carrel.sentinel.identity;

import java.time.Instant;
import java.util.UUID;
import org.carrel.sentinel.alert.ShortToken;
import org.jspecify.annotations.Nullable;

/// A question who is behind a token.
///
/// @param account token
/// @param reviewer who asked, by the number of their account
/// @param seconder who agreed; null while nobody has
/// @param shownAt when the person was first shown; null if not yet
/// @param declinedBecause why the colleague who was asked to agree did not; null if none said so
/// @param refusal why it was not shown, as a sentence; null if it was, or was not tried
record Reveal(
        long id,
        long alert,
        String account,
        UUID reviewer,
        String reason,
        Instant askedAt,
        @Nullable UUID seconder,
        @Nullable Instant shownAt,
        @Nullable String refusal,
        @Nullable String declinedBecause) {

    String shortAccount() {
        return ShortToken.of(account);
    }
}
