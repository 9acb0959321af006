package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A client's users as documents.
@Component
class UserResources implements Resources {

    private final ScimUsers users;

    UserResources(ScimUsers users) {
        this.users = users;
    }

    @Override
    public String name() {
        return "Users";
    }

    @Override
    public ObjectNode one(String source, UUID id) {
        return UserWriter.write(users.one(source, id));
    }

    @Override
    public Found<ObjectNode> find(String source, SearchParameters search) {
        Found<ScimUser> found = users.find(source, search.filter(), search.slice());
        return new Found<>(
                found.total(), found.page().stream().map(UserWriter::write).toList());
    }

    @Override
    public ObjectNode create(String source, ObjectNode document) {
        return UserWriter.write(users.create(source, UserReader.read(document)));
    }

    @Override
    public ObjectNode replace(String source, UUID id, Optional<Long> expected, ObjectNode document) {
        SaidUser said = UserReader.read(document);
        return UserWriter.write(users.change(source, id, expected, before -> said));
    }

    @Override
    public ObjectNode patch(String source, UUID id, Optional<Long> expected, ObjectNode patch) {
        Patch change = Patch.read(patch);
        return UserWriter.write(users.change(source, id, expected, before -> {
            ObjectNode document = UserWriter.write(before);
            return UserReader.changed(document, change.applied(document));
        }));
    }

    @Override
    public void remove(String source, UUID id, Optional<Long> expected) {
        users.remove(source, id, expected);
    }
}
