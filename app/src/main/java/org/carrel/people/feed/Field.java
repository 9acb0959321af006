package org.carrel.people.feed;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.people.UserGroup;

/// What a source may say of somebody. Some of it may be held of some groups only (D1).
public enum Field {
    /// The source's own number for them, by which it knows them again.
    EXTERNAL_ID,
    NAME,
    EMAIL,
    PHONE,
    USERNAME,
    LIBRARY_NUMBER,
    BARCODE,
    CARD_UID,
    /// The key of a [UserGroup].
    USER_GROUP,
    SINCE,
    UNTIL,
    DEPARTMENT,
    DATE_OF_BIRTH(UserGroup.NHS_STAFF),
    JOB_TITLE(UserGroup.NHS_STAFF),
    RESEARCH_SECTION(UserGroup.MRC_STAFF),
    COURSE_COMPLETED_ON(UserGroup.ALUMNUS),
    JOINED_ON(UserGroup.STAFF, UserGroup.RETIRED_STAFF),
    LEFT_ON(UserGroup.STAFF, UserGroup.RETIRED_STAFF),
    HOME_INSTITUTION(UserGroup.LOCAL_INSTITUTION, UserGroup.SCONUL_VISITOR, UserGroup.PUBLIC_MEMBER),
    /// The key of a [org.carrel.people.Subgroup].
    SUBGROUP(UserGroup.STUDENT, UserGroup.NHS_STAFF);

    private static final Set<Field> DATES =
            EnumSet.of(SINCE, UNTIL, DATE_OF_BIRTH, COURSE_COMPLETED_ON, JOINED_ON, LEFT_ON);

    private final Set<UserGroup> groups;

    Field(UserGroup... groups) {
        this.groups = Set.of(groups);
    }

    /// As the database, mappings and message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isDate() {
        return DATES.contains(this);
    }

    /// Whether it may be held of somebody in this group.
    public boolean isOf(UserGroup group) {
        return isOf(Optional.of(group));
    }

    boolean isOf(Optional<UserGroup> group) {
        return groups.isEmpty() || group.filter(groups::contains).isPresent();
    }

    /// All but [#EXTERNAL_ID].
    static List<Field> said() {
        return Arrays.stream(values()).filter(field -> field != EXTERNAL_ID).toList();
    }

    static Optional<Field> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    static Set<String> keys() {
        return Arrays.stream(values()).map(Field::key).collect(Collectors.toUnmodifiableSet());
    }
}
