package org.carrel.privacy.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of the bytes of rows that were deleted at some moment. Where neither date is known,
/// nothing is rewritten here: they stay until they are overwritten.
///
/// @param rewritten when all tables were last written anew, if that was afterwards
/// @param until when they are to be, if not
/// @param large kinds of data in tables that are too large for it
public record BeyondUse(
        @Nullable Instant rewritten, @Nullable Instant until, List<String> large) {}
