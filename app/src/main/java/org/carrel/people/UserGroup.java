package org.carrel.people;

import java.util.Locale;

/// The library's user groups (U1).
public enum UserGroup {
    STUDENT,
    STAFF,
    ALUMNUS,
    RETIRED_STAFF,
    NHS_STAFF,
    INCUBATOR_MEMBER,
    CRICK_STAFF,
    MRC_STAFF,
    THROMBOSIS_STAFF,
    LOCAL_INSTITUTION,
    SCONUL_VISITOR,
    PUBLIC_MEMBER;

    /// As the database and the message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What an audience asks for.
    public String authority() {
        return "GROUP_" + name();
    }

    /// The reverse of [#key].
    public static UserGroup of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
