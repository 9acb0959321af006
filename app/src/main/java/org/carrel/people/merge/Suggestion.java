package org.carrel.people.merge;

import java.util.UUID;

/// Two records that may be of one person.
///
/// @param why `mail`, `number`, `born`, `phone`, `group` or `place`: the last two with the very same name
record Suggestion(UUID one, String oneName, UUID other, String otherName, String why) {

    /// Without the names: records end up in messages and logs.
    @Override
    public String toString() {
        return "Suggestion[" + one + ", " + other + "]";
    }
}
