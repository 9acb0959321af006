package org.carrel.privacy;

import java.util.Optional;
import java.util.UUID;

/// Who somebody is. The module that holds people implements it; the caller acts for a purpose that
/// may read them, and its transaction is running.
public interface KnownSubjects {

    /// @param key a person's number, or an account's
    Optional<KnownSubject> byKey(String key);

    /// Also closed accounts.
    Optional<KnownSubject> byUsername(String username);

    /// Of a person's number, or an account's; none for anything else.
    Groups groups(String key);

    /// Whether this account, where it is not closed, holds a staff role.
    boolean actsForTheLibrary(UUID account);

    /// By what name an account's holder is known.
    Optional<String> nameOf(UUID account);
}
