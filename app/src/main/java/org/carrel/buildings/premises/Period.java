package org.carrel.buildings.premises;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What part of the year hours are for.
public enum Period {
    ALWAYS,
    TERM,
    EXAMS,
    VACATION;

    /// Where the library says nothing for a part of the year, the hours of the next one count: exams are in term.
    List<Period> orElse() {
        return switch (this) {
            case EXAMS -> List.of(EXAMS, TERM, ALWAYS);
            case TERM -> List.of(TERM, ALWAYS);
            case VACATION -> List.of(VACATION, ALWAYS);
            case ALWAYS -> List.of(ALWAYS);
        };
    }

    /// As the database and the settings spell it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Period> of(String key) {
        return List.of(values()).stream()
                .filter(period -> period.key().equals(key))
                .findFirst();
    }
}
