package org.carrel.privacy;

import org.jspecify.annotations.Nullable;

/// What a transaction acts for.
///
/// @param subject the only person whose rows it sees; null where the purpose is not bound to one
record Acting(Purpose purpose, @Nullable Subject subject) {

    /// Without the person: it ends up in messages.
    @Override
    public String toString() {
        return purpose.name() + (subject == null ? "" : " of one person");
    }
}
