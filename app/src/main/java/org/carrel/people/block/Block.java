package org.carrel.people.block;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is, or was, stopped for somebody.
///
/// @param service null where a member of staff set it
/// @param by      the name of who set it; null where a service did, or nobody knows any more
/// @param until   null while it has no end
public record Block(
        UUID id,
        BlockReason reason,
        String sentence,
        @Nullable String service,
        @Nullable String by,
        List<String> stops,
        Instant since,
        @Nullable Instant until,
        boolean lifted) {

    /// Also one that begins later.
    public boolean isOver(Instant now) {
        return lifted || until != null && !until.isAfter(now);
    }

    /// Without what it says: records end up in messages and logs.
    @Override
    public String toString() {
        return "Block[" + reason + "]";
    }
}
