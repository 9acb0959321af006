package org.carrel.sentinel.securing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `sentinel.securing`.
record StoredSecuring(
        long id,
        long alert,
        String account,
        Instant begunAt,
        Instant firstLineAt,
        Instant raisedAt,
        @Nullable Instant securedAt,
        @Nullable Instant undoAskedAt,
        @Nullable Instant undoneAt,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable Instant answerSeenAt,
        @Nullable String username,
        @Nullable String contact) {

    /// Without name and address: records end up in messages and logs.
    @Override
    public String toString() {
        return "StoredSecuring[" + id + "]";
    }
}
