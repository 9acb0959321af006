package org.carrel.sentinel.review;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a reviewer found.
public enum Verdict {
    /// In somebody else's hands.
    COMPROMISED,
    /// Given away by its owner.
    SHARED,
    HEAVY_LAWFUL,
    VPN_OR_TRAVEL,
    UNSURE;

    /// As the database, forms and message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty for what is no verdict.
    public static Optional<Verdict> of(String key) {
        return Stream.of(values()).filter(verdict -> verdict.key().equals(key)).findFirst();
    }
}
