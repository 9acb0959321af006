package org.carrel.sentinel.objection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a token of the person's was turned into their name.
///
/// @param seconded whether a second reviewer had agreed
/// @param verdict key of the one that stands; null while nobody has decided
record OwnReveal(
        Instant shownAt,
        String reason,
        boolean seconded,
        @Nullable String verdict) {}
