package org.carrel.people.merge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of two records that may be of one person.
///
/// @param number the library number that is valid now
/// @param groups they belong to or belonged to
/// @param username of their account, also a closed one
/// @param roles whether that account acts for the library
record Candidate(
        UUID id,
        String name,
        Instant since,
        @Nullable String number,
        List<String> groups,
        @Nullable UUID account,
        @Nullable String username,
        boolean roles) {

    /// Without the name: records end up in messages and logs.
    @Override
    public String toString() {
        return "Candidate[" + id + "]";
    }
}
