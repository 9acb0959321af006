package org.carrel.privacy;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose data it is: a person, and the account they sign in with.
///
/// @param person null for an account that belongs to no user of the library
public record Subject(@Nullable UUID person, UUID account) {

    /// Stands for the account of a person who has none.
    public static final UUID NO_ACCOUNT = new UUID(0, 0);

    /// By what their rows are found: the person's number, or the account's where it belongs to no
    /// person.
    public String key() {
        return (person == null ? account : person).toString();
    }

    /// Under which rows may be theirs: the account's number, and the person's where there is one.
    public Set<String> numbers() {
        return person == null ? Set.of(account.toString()) : Set.of(account.toString(), person.toString());
    }
}
