package org.carrel.buildings.premises;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.carrel.buildings.OpeningCalendar;
import org.carrel.buildings.premises.AcademicYear.Term;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
class CampusCalendar implements OpeningCalendar {

    private static final LocalTime USUALLY_OPENS = LocalTime.of(9, 0);
    private static final LocalTime USUALLY_CLOSES = LocalTime.of(17, 0);

    private final Supplier<Plan> plan;
    private final ZoneId zone;

    @Autowired
    CampusCalendar(Premises premises) {
        this(premises::plan, premises.zone());
    }

    CampusCalendar(Supplier<Plan> plan, ZoneId zone) {
        this.plan = plan;
        this.zone = zone;
    }

    @Override
    public boolean isOpen(Set<String> names, LocalDate day) {
        return hours(names, day).isPresent();
    }

    @Override
    public Optional<Hours> hours(Set<String> names, LocalDate day) {
        return hours(counting(names), day);
    }

    @Override
    public Optional<Instant> nextOpening(Set<String> names, Instant from) {
        List<Building> buildings = counting(names);
        LocalDate today = LocalDate.ofInstant(from, zone);
        // Last night may not be over yet.
        return LongStream.rangeClosed(-1, MOST_DAYS)
                .mapToObj(days -> hours(buildings, today.plusDays(days)))
                .flatMap(Optional::stream)
                .filter(hours -> hours.closes().isAfter(from))
                .map(hours -> hours.opens().isAfter(from) ? hours.opens() : from)
                .findFirst();
    }

    @Override
    public Optional<LocalDate> endOfTerm(LocalDate day) {
        List<Term> terms = plan.get().year().terms().stream()
                .filter(term -> term.kind() == Period.TERM)
                .toList();
        return terms.stream()
                .filter(term -> term.holds(day))
                .map(Term::last)
                .max(Comparator.naturalOrder())
                .or(() -> terms.stream()
                        .filter(term -> term.first().isAfter(day))
                        .min(Comparator.comparing(Term::first))
                        .map(Term::last));
    }

    private List<Building> counting(Set<String> names) {
        Set<String> wanted = names.stream().map(CampusCalendar::written).collect(Collectors.toSet());
        return plan.get().buildings().values().stream()
                .filter(building -> wanted.contains(written(building.campus())))
                .filter(building -> building.hours().lines().stream().anyMatch(line -> line.group() == null))
                .toList();
    }

    private static String written(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private Optional<Hours> hours(List<Building> buildings, LocalDate day) {
        return buildings.isEmpty()
                ? usual(day)
                : buildings.stream()
                        .flatMap(building -> building.hours().on(day, Set.of()).stream())
                        .map(span -> new Hours(span.from(), span.to()))
                        .reduce((one, other) -> new Hours(
                                one.opens().isBefore(other.opens()) ? one.opens() : other.opens(),
                                one.closes().isAfter(other.closes()) ? one.closes() : other.closes()));
    }

    private Optional<Hours> usual(LocalDate day) {
        return plan.get().year().closure("", day).isPresent()
                ? Optional.empty()
                : Optional.of(new Hours(
                        day.atTime(USUALLY_OPENS).atZone(zone).toInstant(),
                        day.atTime(USUALLY_CLOSES).atZone(zone).toInstant()));
    }
}
