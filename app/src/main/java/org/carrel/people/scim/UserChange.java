package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Changes of a user.
final class UserChange {

    private UserChange() {}

    /// In parts.
    static ScimUsers.Change of(ObjectNode patch) {
        Patch change = Patch.read(patch);
        return before -> {
            ObjectNode document = UserWriter.write(before);
            return UserReader.changed(document, change.applied(document));
        };
    }

    /// As a whole.
    static ScimUsers.Change to(SaidUser said) {
        return before -> said;
    }
}
