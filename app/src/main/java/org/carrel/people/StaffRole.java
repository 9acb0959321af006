package org.carrel.people;

import java.util.Locale;
import java.util.Set;

/// What a member of staff may do (U2 to U5).
public enum StaffRole {
    DESK,
    LIBRARIAN,
    READING_LIST_EDITOR,
    OPEN_ACCESS,
    SPACE_MANAGER,
    ENQUIRIES,
    ICT_REVIEWER,
    STATISTICIAN,
    DPO,
    SYSTEMS_LIBRARIAN;

    /// Whether one person may have all of them: who oversees the reviewers is none of them.
    public static boolean goTogether(Set<StaffRole> roles) {
        return !(roles.contains(DPO) && roles.contains(ICT_REVIEWER));
    }

    /// As the database and the message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What an audience asks for.
    public String authority() {
        return "ROLE_" + name();
    }
}
