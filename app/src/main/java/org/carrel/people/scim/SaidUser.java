package org.carrel.people.scim;

import java.util.Map;
import org.carrel.people.feed.Field;
import org.jspecify.annotations.Nullable;

/// What a client says of a user.
///
/// @param facts [Field#USERNAME] is always there, in small letters
record SaidUser(
        @Nullable String externalId,
        @Nullable String userType,
        boolean active,
        Map<Field, String> facts,
        NameParts parts) {

    /// Whether nothing but facts tells them apart.
    boolean isButForFacts(SaidUser other) {
        return new SaidUser(externalId, userType, active, other.facts, parts).equals(other);
    }

    /// Without anything: records end up in messages and logs.
    @Override
    public String toString() {
        return "SaidUser";
    }
}
