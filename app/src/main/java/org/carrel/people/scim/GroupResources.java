package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A client's groups as documents.
@Component
class GroupResources implements Resources {

    private final ScimGroups groups;

    GroupResources(ScimGroups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "Groups";
    }

    @Override
    public ObjectNode one(String source, UUID id) {
        return SaidGroup.write(groups.one(source, id));
    }

    @Override
    public Found<ObjectNode> find(String source, SearchParameters search) {
        boolean withMembers = search.projection().shows("members");
        Found<ScimGroup> found = groups.find(source, search.filter(), search.slice(), withMembers);
        return new Found<>(
                found.total(), found.page().stream().map(SaidGroup::write).toList());
    }

    @Override
    public ObjectNode create(String source, ObjectNode document) {
        return SaidGroup.write(groups.create(source, SaidGroup.read(document)));
    }

    @Override
    public ObjectNode replace(String source, UUID id, Optional<Long> expected, ObjectNode document) {
        SaidGroup said = SaidGroup.read(document);
        return SaidGroup.write(groups.change(source, id, expected, before -> said));
    }

    @Override
    public ObjectNode patch(String source, UUID id, Optional<Long> expected, ObjectNode patch) {
        Patch change = Patch.read(patch);
        return SaidGroup.write(
                groups.change(source, id, expected, before -> SaidGroup.read(change.applied(SaidGroup.write(before)))));
    }

    @Override
    public void remove(String source, UUID id, Optional<Long> expected) {
        groups.remove(source, id, expected);
    }
}
