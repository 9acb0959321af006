package org.carrel.privacy.request;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody may ask.
public enum Kind {
    ACCESS,
    RECTIFY,
    ERASE,
    RESTRICT,
    OBJECT,
    WITHDRAW,
    COMPLAIN;

    /// As the database, addresses and message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /// Whether the use of data stops while it stands.
    boolean stops() {
        return this == RESTRICT || this == OBJECT || this == WITHDRAW;
    }
}
