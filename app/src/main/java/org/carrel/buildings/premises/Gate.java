package org.carrel.buildings.premises;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param building   its code
/// @param tokenSince when its token was made; null while it has none
/// @param seenAt     when it last asked; null if never
/// @param skew       by how many seconds its clock was ahead then; null while it has not said
public record Gate(
        String code,
        String building,
        String name,
        @Nullable Instant tokenSince,
        @Nullable Instant seenAt,
        @Nullable Integer skew) {

    /// From here on a gate's clock is worth setting.
    public static final int SKEWED = 60;

    public boolean skewed() {
        return skew != null && Math.abs(skew) > SKEWED;
    }
}
