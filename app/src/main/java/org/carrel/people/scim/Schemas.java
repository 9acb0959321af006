package org.carrel.people.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.people.scim.UserAttribute.Schema;

/// What there is of users and groups, attribute by attribute (RFC 7643, section 7): what is not named is not kept.
final class Schemas {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    private static final String STRING = "string";

    private Schemas() {}

    static List<ObjectNode> all() {
        return List.of(
                user(),
                extension(Schema.ENTERPRISE, "Enterprise User"),
                extension(Schema.LIBRARY, "Library User"),
                group());
    }

    private static ObjectNode user() {
        ArrayNode attributes = Documents.array();
        Map<String, ArrayNode> complex = new LinkedHashMap<>();
        for (UserAttribute one : UserAttribute.of(Schema.USER)) {
            int dot = one.path().indexOf('.');
            if (dot < 0) {
                attributes.add(attribute(one.path(), STRING, one.description(), one == UserAttribute.USER_NAME));
            } else {
                complex.computeIfAbsent(one.path().substring(0, dot), name -> Documents.array())
                        .add(attribute(one.path().substring(dot + 1), STRING, one.description(), false));
            }
        }
        complex.forEach((name, parts) -> {
            if ("name".equals(name)) {
                parts.add(attribute("givenName", STRING, "Given name", false));
                parts.add(attribute("familyName", STRING, "Family name", false));
            } else {
                parts.add(attribute("type", STRING, "Always work", false));
                parts.add(attribute("primary", "boolean", "There is only one", false));
            }
            attributes.add(complex(name, parts, !"name".equals(name)));
        });
        attributes.add(attribute("userType", STRING, "What they are, by the source's mapping", false));
        attributes.add(attribute("active", "boolean", "Whether they may use the library", false));
        attributes.add(readOnly(
                complex("groups", Documents.array().add(attribute("value", STRING, "The group's id", false)), true)));
        return schema(Schema.USER.urn(), "User", attributes);
    }

    private static ObjectNode extension(Schema of, String name) {
        ArrayNode attributes = Documents.array();
        UserAttribute.of(of).forEach(one -> attributes.add(attribute(one.path(), STRING, one.description(), false)));
        return schema(of.urn(), name, attributes);
    }

    private static ObjectNode group() {
        ArrayNode members = Documents.array()
                .add(attribute("value", STRING, "A user's id", true))
                .add(attribute("display", STRING, "Their name", false));
        return schema(
                SaidGroup.SCHEMA,
                "Group",
                Documents.array()
                        .add(attribute("displayName", STRING, "By which the source's mapping knows it", true))
                        .add(complex("members", members, true)));
    }

    private static ObjectNode schema(String urn, String name, ArrayNode attributes) {
        ObjectNode schema = Documents.object();
        schema.set("schemas", Documents.array().add(SCHEMA));
        schema.put("id", urn).put("name", name).put("description", name);
        schema.set("attributes", attributes);
        schema.set(
                "meta",
                Documents.object().put("resourceType", "Schema").put("location", Documents.location("Schemas/" + urn)));
        return schema;
    }

    private static ObjectNode attribute(String name, String type, String description, boolean required) {
        return Documents.object()
                .put("name", name)
                .put("type", type)
                .put("multiValued", false)
                .put("description", description)
                .put("required", required)
                .put("caseExact", false)
                .put("mutability", "readWrite")
                .put("returned", "default")
                .put("uniqueness", "userName".equals(name) ? "server" : "none");
    }

    private static ObjectNode complex(String name, ArrayNode parts, boolean several) {
        ObjectNode complex = attribute(name, "complex", name, false);
        complex.put("multiValued", several);
        complex.set("subAttributes", parts);
        return complex;
    }

    private static ObjectNode readOnly(ObjectNode attribute) {
        return attribute.put("mutability", "readOnly");
    }
}
