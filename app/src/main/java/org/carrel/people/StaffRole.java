package org.carrel.people;

import java.util.Locale;

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

    /// As the database and the message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What an audience asks for.
    public String authority() {
        return "ROLE_" + name();
    }
}
