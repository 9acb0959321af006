package org.carrel.people.scim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.people.feed.Field;
import org.jspecify.annotations.Nullable;

/// A user as a client sees them.
///
/// @param version counts their changes
/// @param facts   dates as `2026-09-30`
/// @param parts   of their name, where the client says them
/// @param groups  the client's groups they are in
record ScimUser(
        UUID id,
        @Nullable String externalId,
        @Nullable String userType,
        boolean active,
        long version,
        Instant created,
        Instant modified,
        Map<Field, String> facts,
        NameParts parts,
        List<Group> groups) {

    /// What the client said when this became what it is.
    SaidUser said() {
        return new SaidUser(externalId, userType, active, facts, parts);
    }

    /// One of the client's groups, by its name.
    record Group(UUID id, String name) {}

    /// Without anything else: records end up in messages and logs.
    @Override
    public String toString() {
        return "ScimUser[" + id + "]";
    }
}
