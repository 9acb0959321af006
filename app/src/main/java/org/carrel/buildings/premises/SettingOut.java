package org.carrel.buildings.premises;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.buildings.premises.AcademicYear.Closure;
import org.carrel.buildings.premises.AcademicYear.Term;
import org.carrel.privacy.ReadableLine;
import org.springframework.stereotype.Service;

/// What the library sets: buildings, gates, the year. Nothing of a form is kept unless all of it
/// can be read.
@Service
public class SettingOut {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    /// By what else stands beside a building's settings.
    private static final Set<String> TAKEN = Set.of("new", "year", "gates");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final int LONGEST_NAME = 100;
    private static final int MOST_PLACES = 100_000;
    private static final int LONGEST_MEMORY = 2_880;
    private static final int MOST_VISITORS = 50;

    private final SettingOutRepository repository;
    private final GateRepository gates;
    private final Premises premises;
    private final Clock clock;

    SettingOut(SettingOutRepository repository, GateRepository gates, Premises premises, Clock clock) {
        this.repository = repository;
        this.gates = gates;
        this.premises = premises;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Done() implements Outcome {}

        /// @param reason a message key under `buildings.refused.`
        /// @param line   which line, and what it says; empty where it is no matter of lines
        record Refused(String reason, Object... line) implements Outcome {}
    }

    Outcome add(BuildingForm form) {
        if (!CODE.matcher(form.code()).matches() || TAKEN.contains(form.code())) {
            return new Outcome.Refused("code");
        }
        if (premises.plan().building(form.code()).isPresent()) {
            return new Outcome.Refused("taken");
        }
        return change(form);
    }

    Outcome change(BuildingForm form) {
        Optional<String> wrong = wrong(form);
        if (wrong.isPresent()) {
            return new Outcome.Refused(wrong.get());
        }
        return switch (HoursText.read(form.hours())) {
            case Lines.Wrong<Opening> line -> new Outcome.Refused("hours" + line.why(), line.number(), line.line());
            case Lines.Read<Opening> read -> {
                repository.save(form, read.all(), clock.instant());
                premises.reload();
                yield new Outcome.Done();
            }
        };
    }

    private static Optional<String> wrong(BuildingForm form) {
        if (!isName(form.name()) || !isName(form.campus())) {
            return Optional.of("name");
        }
        if (!form.capacity().isBlank() && !isNumber(form.capacity(), MOST_PLACES)) {
            return Optional.of("capacity");
        }
        if (!isNumber(form.forgets(), LONGEST_MEMORY)) {
            return Optional.of("forgets");
        }
        if (!isNumber(form.visitors(), MOST_VISITORS)) {
            return Optional.of("visitors");
        }
        return form.alone().stream().anyMatch(form.escorted()::contains) ? Optional.of("admission") : Optional.empty();
    }

    private static boolean isName(String name) {
        return name.strip().length() <= LONGEST_NAME && ReadableLine.is(name);
    }

    private static boolean isNumber(String digits, int most) {
        return NUMBER.matcher(digits.strip()).matches()
                && Integer.parseInt(digits.strip()) >= 1
                && Integer.parseInt(digits.strip()) <= most;
    }

    Outcome setYear(String terms, String closures) {
        Lines<Term> first = YearText.terms(terms);
        if (first instanceof Lines.Wrong<Term> line) {
            return new Outcome.Refused("terms", line.number(), line.line());
        }
        Lines<Closure> second =
                YearText.closures(closures, premises.plan().buildings().keySet());
        if (second instanceof Lines.Wrong<Closure> line) {
            return new Outcome.Refused("closures", line.number(), line.line());
        }
        if (first instanceof Lines.Read<Term> read && second instanceof Lines.Read<Closure> shut) {
            repository.saveYear(read.all(), shut.all());
            premises.reload();
        }
        return new Outcome.Done();
    }

    Outcome addGate(String code, String building, String name) {
        if (!CODE.matcher(code).matches()) {
            return new Outcome.Refused("code");
        }
        if (!isName(name) || premises.plan().building(building).isEmpty()) {
            return new Outcome.Refused("name");
        }
        if (!gates.add(code, building, name.strip())) {
            return new Outcome.Refused("taken");
        }
        premises.reload();
        return new Outcome.Done();
    }
}
