package org.carrel.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account to be made.
///
/// @param person      whose it is; null when it belongs to no library user
/// @param displayName the holder's name; null when `person` is given, whose name it then shows
/// @param password    null for an account that signs in elsewhere
public record NewAccount(
        String username,
        @Nullable PersonId person,
        @Nullable String displayName,
        @Nullable String password,
        Set<StaffRole> roles) {

    public static NewAccount of(PersonId person, String username, @Nullable String password, Set<StaffRole> roles) {
        return new NewAccount(username, person, null, password, roles);
    }

    public static NewAccount withoutPerson(
            String displayName, String username, @Nullable String password, Set<StaffRole> roles) {
        return new NewAccount(username, null, displayName.strip(), password, roles);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "NewAccount[roles=" + roles + "]";
    }
}
