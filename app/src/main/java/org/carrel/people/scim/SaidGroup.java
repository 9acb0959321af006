package org.carrel.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client says of a group, and back.
record SaidGroup(@Nullable String externalId, String name, Set<UUID> members) {

    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private static final Set<String> KNOWN = Set.of("schemas", "id", "externalid", "meta", "displayname", "members");

    static SaidGroup read(ObjectNode document) {
        Documents.needSchema(document, SCHEMA, SCHEMA::equalsIgnoreCase);
        document.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
                throw ScimRefusal.syntax("There is no attribute " + name + " of a group");
            }
        });
        String name = Texts.upTo(200, Documents.text(document, "displayName"), "displayName");
        if (name == null) {
            throw ScimRefusal.value("displayName is missing");
        }
        String externalId = Texts.upTo(200, Documents.text(document, "externalId"), "externalId");
        return new SaidGroup(externalId, name, members(document.path("members")));
    }

    private static Set<UUID> members(JsonNode said) {
        Set<UUID> members = new LinkedHashSet<>();
        for (JsonNode one : said) {
            members.add(id(Documents.text(one.path("value"), "members.value")));
        }
        return members;
    }

    private static UUID id(@Nullable String said) {
        try {
            return UUID.fromString(String.valueOf(said));
        } catch (IllegalArgumentException e) {
            throw ScimRefusal.value("There is no user " + said);
        }
    }

    static ObjectNode write(ScimGroup group) {
        ObjectNode document = Documents.object();
        document.set("schemas", Documents.array().add(SCHEMA));
        document.put("id", group.id().toString());
        if (group.externalId() != null) {
            document.put("externalId", group.externalId());
        }
        document.put("displayName", group.name());
        ArrayNode members = Documents.array();
        for (ScimGroup.Member member : group.members()) {
            ObjectNode one = Documents.object()
                    .put("value", member.id().toString())
                    .put("type", "User")
                    .put("$ref", Documents.location("Users", member.id()));
            if (member.name() != null) {
                one.put("display", member.name());
            }
            members.add(one);
        }
        if (!members.isEmpty()) {
            document.set("members", members);
        }
        document.set(
                "meta",
                Documents.meta("Group", "Groups", group.id(), group.version(), group.created(), group.modified()));
        return document;
    }
}
