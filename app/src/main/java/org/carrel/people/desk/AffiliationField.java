package org.carrel.people.desk;

import static org.carrel.people.UserGroup.ALUMNUS;
import static org.carrel.people.UserGroup.LOCAL_INSTITUTION;
import static org.carrel.people.UserGroup.MRC_STAFF;
import static org.carrel.people.UserGroup.NHS_STAFF;
import static org.carrel.people.UserGroup.PUBLIC_MEMBER;
import static org.carrel.people.UserGroup.RETIRED_STAFF;
import static org.carrel.people.UserGroup.SCONUL_VISITOR;
import static org.carrel.people.UserGroup.STAFF;
import static org.carrel.people.UserGroup.STUDENT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carrel.people.UserGroup;

/// What may be held of somebody beside why they may use the library, and of whom (D1, D3). The
/// database refuses the rest by itself.
enum AffiliationField {
    DEPARTMENT(Kind.TEXT, UserGroup.values()),
    DATE_OF_BIRTH(Kind.DAY, NHS_STAFF),
    JOB_TITLE(Kind.TEXT, NHS_STAFF),
    RESEARCH_SECTION(Kind.TEXT, MRC_STAFF),
    COURSE_COMPLETED_ON(Kind.DAY, ALUMNUS),
    JOINED_ON(Kind.DAY, STAFF, RETIRED_STAFF),
    LEFT_ON(Kind.DAY, STAFF, RETIRED_STAFF),
    HOME_INSTITUTION(Kind.TEXT, LOCAL_INSTITUTION, SCONUL_VISITOR, PUBLIC_MEMBER),
    SCONUL_BAND(Kind.BAND, SCONUL_VISITOR),
    SUBGROUP(Kind.SUBGROUP, STUDENT, NHS_STAFF);

    enum Kind {
        TEXT,
        DAY,
        /// SCONUL Access: A, B, C or R.
        BAND,
        /// One of those of the group.
        SUBGROUP
    }

    /// Only who checks whether somebody belongs to an NHS trust sees these.
    static final Set<AffiliationField> OF_NHS = EnumSet.of(DATE_OF_BIRTH, JOB_TITLE);

    private final Kind kind;
    private final Set<UserGroup> groups;

    AffiliationField(Kind kind, UserGroup... groups) {
        this.kind = kind;
        this.groups = EnumSet.copyOf(List.of(groups));
    }

    Kind kind() {
        return kind;
    }

    /// As its column, the form and the message keys spell it.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOf(UserGroup group) {
        return groups.contains(group);
    }

    static List<AffiliationField> of(UserGroup group) {
        return Arrays.stream(values()).filter(field -> field.isOf(group)).toList();
    }
}
