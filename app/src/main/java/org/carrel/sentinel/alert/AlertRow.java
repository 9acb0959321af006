package org.carrel.sentinel.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the list.
///
/// @param account token
/// @param score evidence in bits
/// @param reason sentence of the strongest finding; empty when there is none
/// @param campaign the same for accounts that seem to be in the same hands; empty if none
/// @param verdict key of the one that stands; null while nobody has decided
/// @param decisions how many there were
/// @param unsecured decided to be compromised, and nobody has secured the account
/// @param loss documents expected to be lost in the next day, see [AlertOrder#LOSS]
record AlertRow(
        long id,
        String account,
        Instant openedAt,
        Instant lastAt,
        double score,
        double probability,
        int documentsBefore,
        int documents,
        String reason,
        String campaign,
        @Nullable String verdict,
        int decisions,
        boolean unsecured,
        double loss) {

    String shortAccount() {
        return ShortToken.of(account);
    }

    /// The probability as a person reads it: never 0% or 100%, which nobody can know.
    String percent() {
        if (probability < 0.01) {
            return "below 1%";
        }
        return probability > 0.99 ? "above 99%" : Math.round(probability * 100) + "%";
    }

    /// Whether it may be asked whose account it is, and the account be secured.
    boolean isOpen() {
        return verdict == null || unsecured;
    }

    long shownLoss() {
        return Math.round(loss);
    }

    String shownScore() {
        return Bits.shown(score);
    }
}
