package org.carrel.privacy.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Kinds of special-category data, UK GDPR Art. 9(1).
enum SpecialKind {
    HEALTH,
    ETHNICITY,
    POLITICS,
    BELIEF,
    UNION,
    GENETIC,
    BIOMETRIC,
    SEX;

    /// As the notice spells them.
    static Set<String> names() {
        return Arrays.stream(values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
