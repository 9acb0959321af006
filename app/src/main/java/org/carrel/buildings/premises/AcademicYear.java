package org.carrel.buildings.premises;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Terms, exams and the days on which buildings are shut.
public record AcademicYear(List<Term> terms, List<Closure> closures) {

    /// @param kind [Period#TERM] or [Period#EXAMS]
    public record Term(Period kind, String name, LocalDate first, LocalDate last) {

        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /// @param building null for all
    public record Closure(@Nullable String building, LocalDate first, LocalDate last, String reason) {

        boolean holds(String code, LocalDate day) {
            return (building == null || building.equals(code)) && !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /// Exams come before the term they are in; what is neither is vacation.
    public Period on(LocalDate day) {
        return terms.stream()
                .filter(term -> term.holds(day))
                .map(Term::kind)
                .max(Period::compareTo)
                .orElse(Period.VACATION);
    }

    /// Why the building is shut on that day; empty where it is not.
    public Optional<Closure> closure(String building, LocalDate day) {
        return closures.stream().filter(closure -> closure.holds(building, day)).findFirst();
    }
}
