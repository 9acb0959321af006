package org.carrel.people.joining;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody known who may be the one who applies.
///
/// @param sameMail whether the mail address is the same; otherwise the names are alike
/// @param groups they belong to or belonged to
record LikelyPerson(UUID id, String name, @Nullable String number, boolean sameMail, List<String> groups) {

    /// Without the name: records end up in messages and logs.
    @Override
    public String toString() {
        return "LikelyPerson[" + id + "]";
    }
}
