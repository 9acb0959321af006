package org.carrel.catalogue;

import java.util.Locale;

/// Where an item is, or what is being done with it.
public enum ItemStatus {
    AVAILABLE,
    /// On the shelf, to be read there.
    REFERENCE,
    ON_LOAN,
    ON_HOLD_SHELF,
    IN_TRANSIT,
    IN_PROCESS,
    ON_ORDER,
    AT_BINDERY,
    MISSING,
    LOST,
    WITHDRAWN;

    /// As the column writes it: `on_loan`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ItemStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// Whether it says where a reader's item is: lending alone sets and ends it.
    public boolean isOfLending() {
        return this == ON_LOAN || this == ON_HOLD_SHELF || this == IN_TRANSIT;
    }

    /// Whether somebody who goes there finds it.
    public boolean isOnShelf() {
        return this == AVAILABLE || this == REFERENCE;
    }
}
