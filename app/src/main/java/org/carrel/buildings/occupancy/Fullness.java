package org.carrel.buildings.occupancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.buildings.premises.Building;
import org.carrel.buildings.premises.Premises;
import org.carrel.buildings.premises.Span;
import org.springframework.stereotype.Service;

/// How full buildings are, how full they usually are, and when to come. Made of counts alone.
@Service
class Fullness {

    static final int WEEKS = 8;

    private static final int DAYS_AHEAD = 8;
    private static final int PERCENT = 100;

    private final OccupancyRepository occupancy;
    private final Premises premises;
    private final Clock clock;

    Fullness(OccupancyRepository occupancy, Premises premises, Clock clock) {
        this.occupancy = occupancy;
        this.premises = premises;
        this.clock = clock;
    }

    /// @param changes when it next opens or closes, such as `22:00`; empty where it does not
    ///     within a week
    /// @param changesOn the day of that, where it is not today; empty otherwise
    /// @param inside  in fives; 0 for under five
    /// @param percent of the places; −1 where nobody counted these
    /// @param usual   how many are usually there in this hour, in fives; −1 where it is not known
    record Now(
            Building building,
            boolean open,
            String changes,
            String changesOn,
            String closure,
            long inside,
            int percent,
            long usual) {

        /// A message key's end: how full that feels.
        public String band() {
            if (percent < 0) {
                return "uncounted";
            }
            return percent >= PERCENT ? "full" : percent >= 80 ? "nearly" : percent >= 40 ? "busy" : "quiet";
        }
    }

    /// @param usual in fives; 0 for under five
    /// @param open  whether it is open in this hour today
    record Hour(String clock, long usual, boolean small, boolean open, boolean now) {

        private int hour() {
            return Integer.parseInt(clock.substring(0, 2));
        }
    }

    /// @param counted whether anybody has counted long enough to say what is usual
    /// @param best the hour from now on today in which the fewest are usually there; empty where
    ///     none can be named
    record Day(Now now, Week week, boolean counted, List<Hour> hours, String best) {}

    List<Now> all() {
        Map<String, Integer> inside = occupancy.inside();
        Instant at = clock.instant();
        return premises.plan().all().stream()
                .map(building -> now(building, inside.getOrDefault(building.code(), 0), at, typical(building, at)))
                .toList();
    }

    Optional<Day> day(String code) {
        Instant at = clock.instant();
        return premises.plan().building(code).map(building -> {
            Map<Integer, Double> typical = typical(building, at);
            int inside = occupancy.inside().getOrDefault(code, 0);
            List<Hour> hours = hours(building, at, typical);
            return new Day(
                    now(building, inside, at, typical),
                    Week.from(today(at), building.hours()),
                    !typical.isEmpty(),
                    hours,
                    best(hours, typical.keySet(), at.atZone(zone()).getHour()));
        });
    }

    private Now now(Building building, int inside, Instant at, Map<Integer, Double> typical) {
        boolean open = building.hours().closesAt(at).isPresent();
        Instant horizon = at.plus(Duration.ofDays(DAYS_AHEAD));
        Optional<Instant> changes = open ? building.hours().lastsUntil(at, horizon) : opens(building, at);
        Double usual = typical.get(at.atZone(zone()).getHour());
        return new Now(
                building,
                open,
                changes.map(moment -> Week.clock(moment, zone())).orElse(""),
                changes.filter(moment -> !today(moment).equals(today(at)))
                        .map(moment -> Week.from(today(moment), building.hours())
                                .days()
                                .getFirst()
                                .name())
                        .orElse(""),
                building.hours()
                        .year()
                        .closure(building.code(), today(at))
                        .map(closure -> closure.reason())
                        .orElse(""),
                SmallCounts.shown(inside),
                building.capacity() == null
                        ? -1
                        : (int) Math.min(PERCENT, PERCENT * SmallCounts.shown(inside) / building.capacity()),
                usual == null ? -1 : SmallCounts.shown(usual));
    }

    private Optional<Instant> opens(Building building, Instant at) {
        LocalDate today = today(at);
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> building.hours().on(day).stream())
                .map(Span::from)
                .filter(from -> from.isAfter(at))
                .min(Comparator.naturalOrder());
    }

    private List<Hour> hours(Building building, Instant at, Map<Integer, Double> typical) {
        LocalDate today = today(at);
        List<Hour> hours = new ArrayList<>();
        Instant start = today.atStartOfDay(zone()).toInstant();
        Instant end = today.plusDays(1).atStartOfDay(zone()).toInstant();
        for (Instant hour = start; hour.isBefore(end); hour = hour.plus(Duration.ofHours(1))) {
            Instant half = hour.plus(Duration.ofMinutes(30));
            boolean open = building.hours().closesAt(half).isPresent();
            Double usual = typical.get(hour.atZone(zone()).getHour());
            if (open) {
                hours.add(new Hour(
                        Week.clock(hour, zone()),
                        usual == null ? 0 : SmallCounts.shown(usual),
                        usual != null && SmallCounts.isSmall(Math.round(usual)),
                        open,
                        !at.isBefore(hour) && at.isBefore(hour.plus(Duration.ofHours(1)))));
            }
        }
        return typical.isEmpty() ? List.of() : hours;
    }

    /// The last open hour is none to come in, and of one of which nothing is known nothing is
    /// said.
    private static String best(List<Hour> hours, Set<Integer> known, int from) {
        return hours.stream()
                .limit(Math.max(1, hours.size() - 1L))
                .filter(hour -> hour.hour() >= from && known.contains(hour.hour()))
                .min(Comparator.comparing(Hour::usual))
                .map(Hour::clock)
                .orElse("");
    }

    private Map<Integer, Double> typical(Building building, Instant at) {
        LocalDate today = today(at);
        return occupancy.typical(
                building.code(),
                today.getDayOfWeek().getValue(),
                today.minusWeeks(WEEKS).atStartOfDay(zone()).toInstant(),
                today.atStartOfDay(zone()).toInstant(),
                zone());
    }

    private LocalDate today(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    private ZoneId zone() {
        return premises.zone();
    }
}
