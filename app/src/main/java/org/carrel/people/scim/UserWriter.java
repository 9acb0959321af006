package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.carrel.people.feed.Field;
import org.carrel.people.scim.UserAttribute.Schema;
import org.jspecify.annotations.Nullable;

/// A user as a document: what is kept, and nothing else.
final class UserWriter {

    private static final String VALUE = "value";
    private static final String WORK = "work";

    private UserWriter() {}

    static ObjectNode write(ScimUser user) {
        Map<Field, String> facts = user.facts();
        ObjectNode document = Documents.object();
        ArrayNode schemas = Documents.array().add(Schema.USER.urn());
        document.set("schemas", schemas);
        document.put("id", user.id().toString());
        put(document, "externalId", user.externalId());
        put(document, "userName", facts.get(Field.USERNAME));
        put(document, "displayName", facts.get(Field.NAME));
        ObjectNode name = Documents.object();
        put(name, "formatted", facts.get(Field.NAME));
        put(name, "givenName", user.parts().given());
        put(name, "familyName", user.parts().family());
        document.set("name", name);
        one(document, "emails", facts.get(Field.EMAIL));
        one(document, "phoneNumbers", facts.get(Field.PHONE));
        put(document, "userType", user.userType());
        put(document, "title", facts.get(Field.JOB_TITLE));
        document.put("active", user.active());
        extension(document, schemas, Schema.ENTERPRISE, facts);
        extension(document, schemas, Schema.LIBRARY, facts);
        groups(document, user);
        document.set(
                "meta", Documents.meta("User", "Users", user.id(), user.version(), user.created(), user.modified()));
        return document;
    }

    private static void put(ObjectNode document, String name, @Nullable String value) {
        if (value != null) {
            document.put(name, value);
        }
    }

    private static void one(ObjectNode document, String name, @Nullable String value) {
        if (value != null) {
            document.set(
                    name,
                    Documents.array()
                            .add(Documents.object()
                                    .put(VALUE, value)
                                    .put("type", WORK)
                                    .put("primary", true)));
        }
    }

    private static void extension(ObjectNode document, ArrayNode schemas, Schema schema, Map<Field, String> facts) {
        ObjectNode extension = Documents.object();
        UserAttribute.of(schema).forEach(one -> put(extension, one.path(), facts.get(one.field())));
        if (!extension.isEmpty()) {
            schemas.add(schema.urn());
            document.set(schema.urn(), extension);
        }
    }

    private static void groups(ObjectNode document, ScimUser user) {
        if (!user.groups().isEmpty()) {
            ArrayNode groups = Documents.array();
            user.groups()
                    .forEach(group -> groups.add(Documents.object()
                            .put(VALUE, group.id().toString())
                            .put("$ref", Documents.location("Groups", group.id()))
                            .put("display", group.name())));
            document.set("groups", groups);
        }
    }
}
