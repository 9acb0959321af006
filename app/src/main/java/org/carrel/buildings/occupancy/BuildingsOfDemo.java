package org.carrel.buildings.occupancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carrel.buildings.InventedBuildings;
import org.carrel.buildings.door.Doorkeeper;
import org.carrel.buildings.premises.Building;
import org.carrel.buildings.premises.Gate;
import org.carrel.buildings.premises.Premises;
import org.carrel.buildings.premises.PremisesOfDemo;
import org.carrel.buildings.premises.Span;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purposes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Eight invented weeks of counts, and an invented day and the one before with people in them;
/// always the same but for the day.
@Component
@Profile("demo")
class BuildingsOfDemo implements InventedBuildings {

    private static final long SEED = 2026;
    private static final double COMES_TODAY = 0.7;
    private static final int SHORTEST_STAY = 20;
    private static final int LONGEST_STAY = 260;
    /// Share of the places that are taken in each hour of a weekday.
    private static final double[] CURVE = {
        .02, .01, .01, .01, .01, .01, .03, .08, .2, .38, .55, .68, .72, .74, .8, .82, .76, .66, .52, .44, .34, .24, .14,
        .06
    };
    private static final double WEEKEND = 0.45;
    private static final List<UserGroup> COUNTED =
            List.of(UserGroup.STUDENT, UserGroup.STUDENT, UserGroup.STUDENT, UserGroup.STAFF, UserGroup.NHS_STAFF);

    private final PremisesOfDemo setUp;
    private final InventedDayRepository repository;
    private final Premises premises;
    private final Purposes purposes;
    private final Clock clock;

    BuildingsOfDemo(
            PremisesOfDemo setUp, InventedDayRepository repository, Premises premises, Purposes purposes, Clock clock) {
        this.setUp = setUp;
        this.repository = repository;
        this.premises = premises;
        this.purposes = purposes;
        this.clock = clock;
    }

    @Override
    public void make(List<Visitor> visitors) {
        setUp.make();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, premises.zone());
        purposes.run(Doorkeeper.ENTER, () -> {
            premises.plan().all().forEach(building -> repository.addHours(weeks(building, today)));
            // Whoever tries it in the morning sees a day's life too.
            day(visitors, today.minusDays(1), now).forEach(repository::add);
            day(visitors, today, now).forEach(repository::add);
        });
    }

    /// @param entries how many came in, and went out in the hour after
    record Hour(String building, Instant hour, UserGroup group, int entries, int most) {}

    private List<Hour> weeks(Building building, LocalDate today) {
        Random chance = new Random(SEED + building.code().hashCode());
        List<Hour> hours = new ArrayList<>();
        int places = building.capacity() == null ? 100 : building.capacity();
        today.minusWeeks(Fullness.WEEKS).datesUntil(today).forEach(day -> {
            double weight = day.getDayOfWeek().getValue() > 5 ? WEEKEND : 1;
            for (Span span : building.hours().on(day)) {
                for (Instant hour = span.from().truncatedTo(ChronoUnit.HOURS);
                        hour.isBefore(span.to());
                        hour = hour.plus(Duration.ofHours(1))) {
                    double share = CURVE[hour.atZone(premises.zone()).getHour()] * weight;
                    int most = (int) (places * share * (0.8 + 0.35 * chance.nextDouble()));
                    hours.add(new Hour(
                            building.code(), hour, COUNTED.get(chance.nextInt(COUNTED.size())), most / 3, most));
                }
            }
        });
        return hours;
    }

    /// @param to null while they are still inside
    record Visit(
            String id,
            Gate gate,
            Visitor visitor,
            Instant from,
            @Nullable Instant to) {}

    private List<Visit> day(List<Visitor> visitors, LocalDate day, Instant now) {
        Random chance = new Random(SEED + day.getDayOfMonth());
        List<Gate> gates = List.copyOf(premises.plan().gates().values());
        List<Visit> visits = new ArrayList<>();
        for (Visitor visitor : visitors) {
            Gate gate = gates.get(chance.nextInt(gates.size()));
            double when = chance.nextDouble();
            int stay = chance.nextInt(SHORTEST_STAY, LONGEST_STAY);
            boolean comes = chance.nextDouble() < COMES_TODAY;
            Building building = premises.plan().building(gate.building()).orElseThrow();
            List<Span> open = building.hours().on(day, Set.of(visitor.group()));
            if (comes && !open.isEmpty() && building.admitsAlone(Set.of(visitor.group()))) {
                Span span = open.getLast();
                long minutes = Duration.between(span.from(), span.to()).toMinutes();
                Instant from = span.from().plus(Duration.ofMinutes((long) (minutes * when)));
                Instant to = from.plus(Duration.ofMinutes(stay));
                Instant out = to.isBefore(span.to()) ? to : span.to();
                if (from.isBefore(now)) {
                    visits.add(new Visit(
                            "invented-" + day + "-" + visits.size(),
                            gate,
                            visitor,
                            from,
                            out.isBefore(now) ? out : null));
                }
            }
        }
        return visits;
    }
}
