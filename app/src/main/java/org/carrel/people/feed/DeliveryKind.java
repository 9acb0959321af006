package org.carrel.people.feed;

import java.util.Locale;

/// Whether whoever is not named has gone.
public enum DeliveryKind {
    /// Everybody: who is missing is no longer with the source.
    FULL,
    /// Only who is new, changed or gone.
    DELTA;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
