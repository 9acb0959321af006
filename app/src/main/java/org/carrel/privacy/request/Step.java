package org.carrel.privacy.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a request.
///
/// @param byStaff account of the officer; null for the person and for the program
public record Step(
        long id,
        long request,
        Instant at,
        StepKind kind,
        @Nullable UUID byStaff,
        String said) {}
