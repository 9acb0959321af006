package org.carrel.sentinel.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a reviewer may find.
enum Verdict {
    COMPROMISED,
    SHARED,
    HEAVY_LAWFUL,
    VPN_OR_TRAVEL,
    UNSURE;

    static final List<Verdict> ALL = List.of(values());

    /// As the database, the forms and the message keys spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verdict> of(String key) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.key().equals(key))
                .findFirst();
    }
}
