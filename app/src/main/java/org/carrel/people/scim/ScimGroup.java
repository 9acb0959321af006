package org.carrel.people.scim;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client's group.
///
/// @param members empty where they were not asked for
record ScimGroup(
        UUID id,
        @Nullable String externalId,
        String name,
        long version,
        Instant created,
        Instant modified,
        List<Member> members) {

    /// @param name as they are shown
    record Member(UUID id, @Nullable String name) {

        /// Without the name: records end up in messages and logs.
        @Override
        public String toString() {
            return "Member[" + id + "]";
        }
    }
}
