package org.carrel.sentinel.securing;

import org.carrel.people.KnownPerson;
import org.jspecify.annotations.Nullable;

/// Whose account it is, as far as securing needs to know.
///
/// @param username as it is known to the proxy and the sign-in
/// @param contact  mail address; null when none is known
public record Owner(String username, @Nullable String contact) {

    public static Owner of(KnownPerson person) {
        return new Owner(person.username(), person.email());
    }

    /// An account of which Carrel knows nothing but its name.
    public static Owner named(String username) {
        return new Owner(username, null);
    }

    /// Without name and address: records end up in messages and logs.
    @Override
    public String toString() {
        return "Owner";
    }
}
