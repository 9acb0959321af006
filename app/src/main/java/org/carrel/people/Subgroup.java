package org.carrel.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What lending tells apart within some user groups.
public enum Subgroup {
    TAUGHT(UserGroup.STUDENT),
    RESEARCH(UserGroup.STUDENT),
    PLACEMENT(UserGroup.NHS_STAFF);

    private final UserGroup group;

    Subgroup(UserGroup group) {
        this.group = group;
    }

    public UserGroup group() {
        return group;
    }

    /// As the database, feeds and message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The reverse of [#key]; empty for what is none.
    public static Optional<Subgroup> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    /// Those of one group; most have none.
    public static List<Subgroup> of(UserGroup group) {
        return Arrays.stream(values()).filter(one -> one.group == group).toList();
    }

    /// Within which a subgroup is told.
    public static Set<UserGroup> groups() {
        return Arrays.stream(values())
                .map(Subgroup::group)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UserGroup.class)));
    }
}
