package org.carrel.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.carrel.people.feed.Field;
import org.carrel.people.scim.UserAttribute.Schema;
import org.jspecify.annotations.Nullable;

/// From a client's document to what of it is kept. What the RFC knows and the library does not keep is passed over; a
/// name that nobody knows is refused, for it is a slip.
final class UserReader {

    private static final Set<String> COMMON =
            Set.of("schemas", "id", "meta", "externalid", "groups", "active", "usertype");
    private static final Set<String> KEPT_IN_PARTS = Set.of("name", "displayname", "emails", "phonenumbers");
    /// RFC 7643, section 4.1, without what is kept.
    private static final Set<String> NOT_KEPT = Set.of(
            "nickname",
            "profileurl",
            "preferredlanguage",
            "locale",
            "timezone",
            "password",
            "ims",
            "photos",
            "addresses",
            "entitlements",
            "roles",
            "x509certificates");
    /// Section 4.3, without what is kept.
    private static final Set<String> NOT_KEPT_OF_ENTERPRISE =
            Set.of("employeenumber", "costcenter", "organization", "division", "manager");

    private static final String NAME = "name";

    private UserReader() {}

    static SaidUser read(ObjectNode document) {
        Documents.needSchema(document, Schema.USER.urn(), Schema::isKnown);
        Map<Field, String> facts = new EnumMap<>(Field.class);
        document.properties().forEach(one -> take(one.getKey(), one.getValue(), facts));
        NameParts parts = parts(document);
        name(document, parts).ifPresent(name -> facts.put(Field.NAME, name));
        choice(document.path("emails")).ifPresent(email -> facts.put(Field.EMAIL, email));
        choice(document.path("phoneNumbers")).ifPresent(phone -> facts.put(Field.PHONE, phone));
        String username = facts.get(Field.USERNAME);
        if (username == null) {
            throw ScimRefusal.value("userName is missing");
        }
        facts.put(Field.USERNAME, username.toLowerCase(Locale.ROOT));
        facts.putIfAbsent(Field.NAME, username);
        return new SaidUser(
                Texts.upTo(200, Documents.text(document, "externalId"), "externalId"),
                Texts.upTo(100, Documents.text(document, "userType"), "userType"),
                active(document),
                facts,
                parts);
    }

    private static void take(String name, JsonNode value, Map<Field, String> facts) {
        String small = name.toLowerCase(Locale.ROOT);
        if (COMMON.contains(small) || KEPT_IN_PARTS.contains(small) || NOT_KEPT.contains(small)) {
            return;
        }
        if (Schema.isKnown(name)) {
            value.properties().forEach(one -> takeOf(name, one.getKey(), one.getValue(), facts));
            return;
        }
        takeOf(null, name, value, facts);
    }

    private static void takeOf(@Nullable String schema, String name, JsonNode value, Map<Field, String> facts) {
        if (Schema.ENTERPRISE.urn().equalsIgnoreCase(schema)
                && NOT_KEPT_OF_ENTERPRISE.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        UserAttribute attribute = UserAttribute.of(schema, name)
                .orElseThrow(() -> ScimRefusal.syntax("There is no attribute " + name
                        + (schema == null ? "" : " in " + schema) + "; " + Documents.BASE + "/Schemas names them all"));
        String text = Documents.text(value, name);
        if (text != null) {
            facts.put(attribute.field(), text);
        }
    }

    private static NameParts parts(ObjectNode document) {
        JsonNode name = document.path(NAME);
        if (!name.isMissingNode() && !name.isNull() && !name.isObject()) {
            throw ScimRefusal.value("name has parts: formatted, givenName, familyName");
        }
        return new NameParts(part(name, "givenName"), part(name, "familyName"));
    }

    private static @Nullable String part(JsonNode name, String part) {
        String called = "name." + part;
        return Texts.upTo(200, Documents.text(name.path(part), called), called);
    }

    /// The name as they write it, else its parts, else how they are shown.
    private static Optional<String> name(ObjectNode document, NameParts parts) {
        return Optional.ofNullable(formatted(document))
                .or(parts::together)
                .or(() -> Optional.ofNullable(Documents.text(document, "displayName")));
    }

    private static @Nullable String formatted(ObjectNode document) {
        return Documents.text(document.path(NAME).path("formatted"), "name.formatted");
    }

    /// What they are called after a change of some of a name's forms: the form that was changed counts.
    static SaidUser changed(ObjectNode before, ObjectNode after) {
        SaidUser said = read(after);
        NameParts was = parts(before);
        Optional<String> name;
        if (!Objects.equals(formatted(before), formatted(after))) {
            name = name(after, said.parts());
        } else if (!Objects.equals(Documents.text(before, "displayName"), Documents.text(after, "displayName"))) {
            name = Optional.ofNullable(Documents.text(after, "displayName"));
        } else {
            name = was.equals(said.parts()) ? Optional.empty() : said.parts().together();
        }
        name.ifPresent(one -> said.facts().put(Field.NAME, one));
        return said;
    }

    /// Of several values the primary one, else that for work, else the first.
    private static Optional<String> choice(JsonNode values) {
        List<JsonNode> all = new ArrayList<>();
        values.forEach(all::add);
        return all.stream()
                .filter(JsonNode::isObject)
                .min(Comparator.comparingInt(UserReader::rank))
                .map(chosen -> Documents.text(chosen.path("value"), "value"));
    }

    private static int rank(JsonNode value) {
        if (value.path("primary").asBoolean()) {
            return 0;
        }
        return "work".equalsIgnoreCase(value.path("type").asText()) ? 1 : 2;
    }

    /// Some clients write the truth value as a word.
    private static boolean active(ObjectNode document) {
        JsonNode active = document.path("active");
        if (active.isMissingNode() || active.isNull() || active.isBoolean()) {
            return active.asBoolean(true);
        }
        return switch (active.asText().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ScimRefusal.value("active is true or false");
        };
    }
}
