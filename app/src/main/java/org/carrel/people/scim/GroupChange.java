package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Changes of a group.
final class GroupChange {

    private GroupChange() {}

    /// In parts.
    static ScimGroups.Change of(ObjectNode patch) {
        Patch change = Patch.read(patch);
        return before -> SaidGroup.read(change.applied(SaidGroup.write(before)));
    }

    /// As a whole.
    static ScimGroups.Change to(SaidGroup said) {
        return before -> said;
    }
}
