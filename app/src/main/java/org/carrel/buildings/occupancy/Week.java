package org.carrel.buildings.occupancy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.carrel.buildings.premises.OpeningHours;
import org.carrel.buildings.premises.Span;

/// The hours of seven days, as people read them.
record Week(List<Day> days) {

    private static final int LENGTH = 7;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    /// @param hours  such as `08:00–22:00`; empty where it is shut
    /// @param reason why it is shut; empty where it is not, or nobody said
    record Day(String name, String date, List<String> hours, String reason, boolean today) {}

    static Week from(LocalDate first, OpeningHours hours) {
        return new Week(IntStream.range(0, LENGTH)
                .mapToObj(first::plusDays)
                .map(day -> day(day, hours, day.equals(first)))
                .toList());
    }

    private static Day day(LocalDate day, OpeningHours hours, boolean today) {
        return new Day(
                day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK),
                DATE.format(day),
                hours.on(day).stream()
                        .map(span -> shown(span, day, hours.zone()))
                        .toList(),
                hours.year()
                        .closure(hours.building(), day)
                        .map(closure -> closure.reason())
                        .orElse(""),
                today);
    }

    private static String shown(Span span, LocalDate day, ZoneId zone) {
        String to = clock(span.to(), zone);
        boolean midnight = to.equals("00:00");
        return clock(span.from(), zone) + "–" + (midnight ? "24:00" : to);
    }

    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }
}
