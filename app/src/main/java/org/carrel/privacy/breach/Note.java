package org.carrel.privacy.breach;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What was found, done or told after a breach was entered. It stays as it was written.
///
/// @param kind `found`, `done` or `told`
/// @param day it is about
/// @param people how many are concerned, as far as is known by then; null where that has not changed
/// @param at when it was written
record Note(
        String kind, LocalDate day, String said, @Nullable Integer people, Instant at) {

    /// As a draft for others says it.
    String line() {
        return day + ": " + said;
    }
}
