package org.carrel.people.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/// The protocol's JSON: names of attributes without regard to capitals, a resource's `meta`, its
/// entity tag.
final class Documents {

    static final String BASE = "/api/scim/v2";
    static final String TYPE = "application/scim+json";

    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Documents() {}

    static ObjectNode parse(String text) {
        try {
            if (JsonUtils.getObjectReader().readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw ScimRefusal.syntax("A JSON object is wanted");
        } catch (JsonProcessingException e) {
            throw ScimRefusal.syntax("That is no JSON: " + e.getOriginalMessage());
        }
    }

    /// @throws ScimRefusal if nothing can have that number
    static UUID id(String said) {
        try {
            return UUID.fromString(said);
        } catch (IllegalArgumentException e) {
            throw ScimRefusal.unknown(said);
        }
    }

    static ObjectNode object() {
        return JsonUtils.getJsonNodeFactory().objectNode();
    }

    static ArrayNode array() {
        return JsonUtils.getJsonNodeFactory().arrayNode();
    }

    /// Refuses a document that is not of this schema, or of one that nobody knows.
    static void needSchema(ObjectNode document, String schema, Predicate<String> known) {
        JsonNode said = document.path("schemas");
        boolean there = false;
        for (JsonNode one : said) {
            if (!known.test(one.asText())) {
                throw ScimRefusal.syntax("The schema " + one.asText() + " is not known here");
            }
            there |= schema.equalsIgnoreCase(one.asText());
        }
        if (!there) {
            throw ScimRefusal.syntax("schemas has to name " + schema);
        }
    }

    static @Nullable String text(ObjectNode document, String name) {
        return text(document.path(name), name);
    }

    /// Without blanks around it; null where nothing is said.
    ///
    /// @throws ScimRefusal if it is none, or has characters that cannot be kept
    static @Nullable String text(JsonNode value, String name) {
        String text = raw(value, name);
        if (text != null && Texts.isUnprintable(text)) {
            throw ScimRefusal.value(name + " has a character that cannot be printed");
        }
        return text;
    }

    /// Whatever its characters are.
    static @Nullable String raw(JsonNode value, String name) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isContainerNode() || value.isBoolean()) {
            throw ScimRefusal.value(name + " is a text");
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    static ObjectNode meta(String type, String plural, Object id, long version, Instant created, Instant modified) {
        return object().put("resourceType", type)
                .put("created", created.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("lastModified", modified.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("location", location(plural, id))
                .put("version", tag(version));
    }

    /// As whoever asks reaches it: clients go there for the next request.
    static String location(String plural, Object id) {
        return location(plural + "/" + id);
    }

    /// At the address of this site where one is set: what a request says of its host may be
    /// anybody's.
    ///
    /// @param path below the service's own
    static String location(String path) {
        String set = environment().getProperty("carrel.web.address", "");
        return (set.isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath()
                        : UriComponentsBuilder.fromUriString(set))
                .path(BASE + "/" + path)
                .toUriString();
    }

    private static Environment environment() {
        ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return WebApplicationContextUtils.getRequiredWebApplicationContext(
                        request.getRequest().getServletContext())
                .getEnvironment();
    }

    static String tag(long version) {
        return "W/\"" + version + "\"";
    }

    /// The version that a precondition names; empty for none, and for any.
    ///
    /// @throws ScimRefusal if there never was such a version
    static Optional<Long> version(@Nullable String header) {
        if (header == null || "*".equals(header.strip())) {
            return Optional.empty();
        }
        Matcher tag = ENTITY_TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw ScimRefusal.changedMeanwhile();
        }
        return Optional.of(Long.parseLong(tag.group(1)));
    }
}
