package org.carrel.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody about whom data is held, as the officer has to know them.
///
/// @param email null where none is known
/// @param groups of users they belong to today, as `student`
/// @param closed whether the account was closed
public record KnownSubject(
        Subject subject,
        String name,
        String username,
        @Nullable String email,
        List<String> groups,
        boolean closed) {

    /// By what their rows are found: the person's number, or the account's where it belongs to no
    /// person.
    public String key() {
        return subject.key();
    }

    /// Without name and address: records end up in messages and logs.
    @Override
    public String toString() {
        return "KnownSubject[" + key() + "]";
    }
}
