package org.carrel.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which attributes are wanted (RFC 7644, section 3.9).
///
/// @param only   in small letters; empty for all
/// @param except in small letters
record Projection(Set<String> only, Set<String> except) {

    private static final Set<String> ALWAYS = Set.of("id", "schemas", "meta");

    static Projection of(@Nullable String only, @Nullable String except) {
        return new Projection(names(only), names(except));
    }

    private static Set<String> names(@Nullable String said) {
        return said == null
                ? Set.of()
                : Arrays.stream(said.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .map(name -> name.startsWith(CORE) ? name.substring(CORE.length()) : name)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static final String CORE = UserAttribute.Schema.USER.urn().toLowerCase(Locale.ROOT) + ":";

    /// Whether this attribute will be shown.
    boolean shows(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return (only.isEmpty() || only.stream().anyMatch(one -> covers(one, small))) && !except.contains(small);
    }

    ObjectNode of(ObjectNode document) {
        ObjectNode shown = Documents.object();
        document.properties().forEach(one -> {
            String name = one.getKey();
            if (ALWAYS.contains(name.toLowerCase(Locale.ROOT))) {
                shown.set(name, one.getValue());
            } else if (shows(name)) {
                shown.set(name, part(name.toLowerCase(Locale.ROOT), one.getValue()));
            }
        });
        return shown;
    }

    private JsonNode part(String name, JsonNode value) {
        if (value.isArray()) {
            var parts = Documents.array();
            value.forEach(one -> parts.add(part(name, one)));
            return parts;
        }
        if (!(value instanceof ObjectNode whole)) {
            return value;
        }
        ObjectNode shown = Documents.object();
        whole.properties().forEach(one -> {
            String dotted = name + "." + one.getKey().toLowerCase(Locale.ROOT);
            String spaced = name + ":" + one.getKey().toLowerCase(Locale.ROOT);
            boolean wanted = only.isEmpty() || only.contains(name) || only.contains(dotted) || only.contains(spaced);
            if (wanted && !except.contains(dotted) && !except.contains(spaced)) {
                shown.set(one.getKey(), one.getValue());
            }
        });
        return shown;
    }

    private static boolean covers(String wanted, String name) {
        return wanted.equals(name) || wanted.startsWith(name + ".") || wanted.startsWith(name + ":");
    }
}
