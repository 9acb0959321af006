package org.carrel.sentinel.securing;

import java.time.Instant;
import org.carrel.sentinel.securing.connector.StepKind;
import org.jspecify.annotations.Nullable;

/// A row of `sentinel.securing_step`.
///
/// @param before  attempts that do not count in the present round
/// @param claim   number of the taking that may write the result
/// @param dueAt   null unless it waits or runs
record StoredStep(
        long securing,
        StepKind kind,
        boolean undoing,
        StepState state,
        int attempts,
        int before,
        int claim,
        @Nullable Instant dueAt,
        Instant changedAt,
        String sentence) {

    /// Whether nothing more happens to it by itself.
    boolean settled() {
        return dueAt == null;
    }

    boolean is(StepState wanted) {
        return state == wanted;
    }
}
