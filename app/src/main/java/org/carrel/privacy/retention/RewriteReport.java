package org.carrel.privacy.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How rewriting stands, for the officer.
///
/// @param last when it last came off for all tables that are not too large; null where it never did
/// @param next when it is tried again; null where it is switched off
/// @param left tables that were not rewritten at the last try
public record RewriteReport(
        @Nullable Instant last, @Nullable Instant next, List<Left> left) {

    /// @param why a message key under `retention.rewrites.`
    public record Left(String relation, String why) {}
}
