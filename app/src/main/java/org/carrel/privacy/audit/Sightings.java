package org.carrel.privacy.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Whose rows one transaction has read, and what kinds of data.
final class Sightings {

    private static final ThreadLocal<@Nullable Sightings> CURRENT = new ThreadLocal<>();

    private final String purpose;
    private final Map<String, Set<String>> subjects = new LinkedHashMap<>();
    /// Read in rows that do not say whose they are: they belong to those whom the same transaction
    /// names.
    private final Set<String> unnamed = new TreeSet<>();

    Sightings(String purpose) {
        this.purpose = purpose;
    }

    /// Null while nothing is written down.
    static @Nullable Sightings current() {
        return CURRENT.get();
    }

    static void set(@Nullable Sightings sightings) {
        if (sightings == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(sightings);
        }
    }

    boolean isFor(String other) {
        return purpose.equals(other);
    }

    void named(String subject, Set<String> categories) {
        subjects.computeIfAbsent(subject, key -> new TreeSet<>()).addAll(categories);
    }

    void unnamed(Set<String> categories) {
        unnamed.addAll(categories);
    }

    /// Each with what was read; under `nobody` where no row said whose it was. Empty where nothing
    /// was read.
    Map<String, Set<String>> subjects(String nobody) {
        if (subjects.isEmpty()) {
            return unnamed.isEmpty() ? Map.of() : Map.of(nobody, unnamed);
        }
        subjects.values().forEach(categories -> categories.addAll(unnamed));
        return subjects;
    }
}
