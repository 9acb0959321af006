package org.carrel.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The least that is needed to reach somebody.
///
/// @param username as the person signs in, here and at the proxy
/// @param groups they belong to today
/// @param email the one their institution gave, or else their own: what secures an account goes there; null where none
/// is known
public record KnownPerson(
        PersonId id,
        AccountId account,
        String name,
        String username,
        Set<UserGroup> groups,
        @Nullable String email) {

    /// Without name and address: records end up in messages and logs.
    @Override
    public String toString() {
        return "KnownPerson[" + id.value() + "]";
    }
}
