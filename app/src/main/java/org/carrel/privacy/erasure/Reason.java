package org.carrel.privacy.erasure;

import org.jspecify.annotations.Nullable;

/// What may keep rows of one table, as SQL.
///
/// @param code as in [Why]
/// @param when condition on a row
/// @param until expression of a day; null where there is none
record Reason(
        String code, String category, String when, @Nullable String until) {}
