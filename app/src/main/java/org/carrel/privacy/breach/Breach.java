package org.carrel.privacy.breach;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A personal data breach, as it stands in the register.
///
/// @param awareAt when somebody in the library knew: the 72 hours begin
/// @param categories kinds of data, as the notice names them
/// @param people how many are concerned, as far as is known
/// @param risk `unlikely`, `risk` or `high`; null while nobody has decided
/// @param reason of that decision
/// @param regulatorAt when the regulator was told
/// @param lateBecause why that took longer than 72 hours
/// @param peopleAt when the people concerned were told
record Breach(
        long id,
        Instant awareAt,
        String what,
        List<String> categories,
        int people,
        String consequences,
        String measures,
        @Nullable String risk,
        @Nullable String reason,
        @Nullable Instant decidedAt,
        @Nullable Instant regulatorAt,
        @Nullable String lateBecause,
        @Nullable Instant peopleAt,
        @Nullable Instant closedAt) {

    /// Whether the regulator has to be told (Art. 33(1)): unless a risk is unlikely, so also while
    /// nobody has decided.
    boolean needsRegulator() {
        return !"unlikely".equals(risk) && regulatorAt == null && closedAt == null;
    }

    /// Whether the people have to be told (Art. 34(1)).
    boolean needsPeople() {
        return "high".equals(risk) && peopleAt == null && closedAt == null;
    }

    boolean isClosable() {
        return risk != null && closedAt == null && !needsRegulator() && !needsPeople();
    }

    /// The clock of the regulator, seen from `now`.
    record Left(Instant due, long hours) {

        static Left of(Instant due, Instant now) {
            return new Left(due, Math.floorDiv(Duration.between(now, due).toMinutes(), 60));
        }

        boolean isOver() {
            return hours < 0;
        }

        /// Whole hours, without a sign.
        String text() {
            return Long.toString(Math.abs(hours));
        }
    }
}
