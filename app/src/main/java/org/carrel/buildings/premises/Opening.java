package org.carrel.buildings.premises;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// One line of a building's hours.
///
/// @param group   null for everybody
/// @param first   weekday, 1 for Monday
/// @param last    weekday, not before `first`
/// @param opens   minutes by the clock after midnight
/// @param closes  the same; beyond 1440 on the day after
public record Opening(Period period, @Nullable UserGroup group, int first, int last, int opens, int closes) {

    private static final int DAY = 1440;
    private static final int HOUR = 60;

    boolean isOn(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue();
        return first <= weekday && weekday <= last;
    }

    /// By the clock on the wall: where the clock skips these minutes, as soon as it goes on; where it shows them twice,
    /// from the first time on and to the second.
    Span on(LocalDate day, ZoneId zone) {
        ZonedDateTime from = at(day, opens, zone).withEarlierOffsetAtOverlap();
        ZonedDateTime to = at(day, closes, zone).withLaterOffsetAtOverlap();
        return new Span(from.toInstant(), to.toInstant());
    }

    private static ZonedDateTime at(LocalDate day, int minutes, ZoneId zone) {
        return day.plusDays(minutes / DAY)
                .atTime(minutes % DAY / HOUR, minutes % HOUR)
                .atZone(zone);
    }
}
