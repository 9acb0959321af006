package org.carrel.buildings.door;

import java.util.Locale;

/// Why a gate opens or stays shut.
public enum Code {
    WELCOME,
    WELCOME_BY_STAFF,
    GOODBYE,
    UNKNOWN_CARD,
    REPLACED_CARD,
    MEMBERSHIP_OVER,
    BLOCKED,
    NOT_ADMITTED,
    CLOSED,
    ESCORT_NEEDED,
    ESCORT_NOT_ABLE,
    ESCORT_NOT_INSIDE,
    ESCORT_BUSY,
    INSIDE_ALREADY,
    FULL,
    EVACUATION;

    /// As the database, the message keys and the API spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Code of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    public boolean opens() {
        return this == WELCOME || this == WELCOME_BY_STAFF || this == GOODBYE;
    }

    /// What staff cannot overrule by hand.
    boolean isFinal() {
        return this == EVACUATION || this == UNKNOWN_CARD;
    }
}
