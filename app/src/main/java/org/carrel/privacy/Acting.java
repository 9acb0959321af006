package org.carrel.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a transaction acts for.
///
/// @param subject the only person whose rows it sees; null where the purpose is not bound to one
/// @param tokens under which that person stands in pseudonymised data
record Acting(Purpose purpose, @Nullable Subject subject, Set<String> tokens) {

    Acting(Purpose purpose) {
        this(purpose, null, Set.of());
    }

    /// Without the person: it ends up in messages.
    @Override
    public String toString() {
        return purpose.name() + (subject == null ? "" : " of one person");
    }
}
