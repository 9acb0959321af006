package org.carrel.buildings.door;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How things stand at a building at a moment.
///
/// @param emptiedAt      when everybody was last let go
/// @param evacuated      whether it was being left in an emergency then
/// @param since          since when the person is inside; null where they are not
/// @param escortSince    the same of whoever brings them
/// @param escorted       how many others that one has inside
/// @param override       staff let the person in by hand; null where nobody did
/// @param earlier        what was said to the same attempt before; null where it is new
record Standing(
        int inside,
        Instant emptiedAt,
        boolean evacuated,
        @Nullable Instant since,
        @Nullable Instant escortSince,
        long escorted,
        @Nullable Long override,
        @Nullable Answer earlier) {}
