package org.carrel.people.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row that was not taken over.
record Rejected(
        int line,
        UUID person,
        String problem,
        @Nullable String detail,
        @Nullable String raw) {}
