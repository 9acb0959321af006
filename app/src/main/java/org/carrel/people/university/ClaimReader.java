package org.carrel.people.university;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// Reads what the service said of somebody.
record ClaimReader(Map<String, Object> claims) {

    private static final int LONGEST = 500;

    /// The one text of an attribute; of several the first.
    Optional<String> text(String name) {
        return texts(name).stream().findFirst();
    }

    /// All texts of an attribute, which may be a list or stand inside another: `realm_access.roles`.
    List<String> texts(String name) {
        return strings(claims.containsKey(name) ? claims.get(name) : inside(claims, name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .toList();
    }

    Set<UserGroup> groups(List<OidcSettings.GroupRule> rules) {
        Set<UserGroup> groups = EnumSet.noneOf(UserGroup.class);
        rules.stream()
                .filter(rule -> texts(rule.claim()).stream().anyMatch(rule::fits))
                .forEach(rule -> groups.add(rule.group()));
        return groups;
    }

    private static @Nullable Object inside(Map<?, ?> whole, String path) {
        Object here = whole;
        for (String part : path.split("\\.", -1)) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(part);
        }
        return here;
    }

    private static Stream<String> strings(@Nullable Object said) {
        return switch (said) {
            case null -> Stream.empty();
            case String text -> Stream.of(text);
            case Collection<?> several ->
                several.stream().filter(String.class::isInstance).map(String.class::cast);
            default -> Stream.of(said.toString());
        };
    }
}
