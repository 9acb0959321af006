package org.carrel.buildings.premises;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.buildings.premises.AcademicYear.Closure;
import org.carrel.buildings.premises.AcademicYear.Term;

/// Terms and closures as people write them, a line each: `term 2026-10-03 2026-12-11 Autumn term`,
/// `exams 2027-04-26 2027-05-28 Summer exams`; `2026-12-24 2027-01-03 Christmas`, and for one building alone
/// `central 2027-02-01 2027-02-01 Water`.
final class YearText {

    private static final String DATES = "(\\d{4}-\\d{2}-\\d{2}) +(\\d{4}-\\d{2}-\\d{2}) +(\\S.{0,99})";
    private static final Pattern TERM = Pattern.compile("(term|exams) +" + DATES);
    private static final Pattern CLOSURE = Pattern.compile("(?:([a-z][a-z0-9-]*) +)?" + DATES);
    private static final int MOST = 200;

    private YearText() {}

    static Lines<Term> terms(String text) {
        return read(text, line -> {
            Matcher parts = TERM.matcher(line);
            return parts.matches()
                    ? Optional.of(new Term(
                            Period.of(parts.group(1)).orElseThrow(),
                            parts.group(4),
                            LocalDate.parse(parts.group(2)),
                            notBefore(parts.group(2), parts.group(3))))
                    : Optional.empty();
        });
    }

    /// @param buildings codes of those there are
    static Lines<Closure> closures(String text, Set<String> buildings) {
        return read(text, line -> {
            Matcher parts = CLOSURE.matcher(line);
            return parts.matches() && (parts.group(1) == null || buildings.contains(parts.group(1)))
                    ? Optional.of(new Closure(
                            parts.group(1),
                            LocalDate.parse(parts.group(2)),
                            notBefore(parts.group(2), parts.group(3)),
                            parts.group(4)))
                    : Optional.empty();
        });
    }

    private static LocalDate notBefore(String first, String last) {
        LocalDate day = LocalDate.parse(last);
        if (day.isBefore(LocalDate.parse(first))) {
            throw new DateTimeException("ends before it begins");
        }
        return day;
    }

    private static <T> Lines<T> read(String text, Function<String, Optional<T>> reader) {
        List<T> all = new ArrayList<>();
        int number = 0;
        for (String typed : text.lines().toList()) {
            number++;
            String line = typed.strip();
            Optional<T> one = line.isEmpty() ? Optional.empty() : tried(reader, line);
            if (!line.isEmpty() && one.isEmpty() || all.size() == MOST) {
                return new Lines.Wrong<>(number, line);
            }
            one.ifPresent(all::add);
        }
        return new Lines.Read<>(all);
    }

    private static <T> Optional<T> tried(Function<String, Optional<T>> reader, String line) {
        try {
            return reader.apply(line);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    static String terms(List<Term> terms) {
        return String.join(
                "\n",
                terms.stream()
                        .map(term -> term.kind().key() + " " + term.first() + " " + term.last() + " " + term.name())
                        .toList());
    }

    static String closures(List<Closure> closures) {
        return String.join(
                "\n",
                closures.stream()
                        .map(closure -> (closure.building() == null ? "" : closure.building() + " ") + closure.first()
                                + " " + closure.last() + " " + closure.reason())
                        .toList());
    }
}
