package org.carrel.engine.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Calendar days of a zone; remembers the last one, as events come in the order of time.
final class Calendar {

    private final ZoneId zone;
    private long start = 1;
    private long end;
    private long epochDay;

    Calendar(ZoneId zone) {
        this.zone = zone;
    }

    /// @return days since 1970-01-01 in the zone
    long dayOf(long epochSecond) {
        if (epochSecond < start || epochSecond >= end) {
            LocalDate day = Instant.ofEpochSecond(epochSecond).atZone(zone).toLocalDate();
            epochDay = day.toEpochDay();
            start = day.atStartOfDay(zone).toEpochSecond();
            end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
        }
        return epochDay;
    }

    /// First second of the day [#dayOf] last gave.
    long startOfDay() {
        return start;
    }
}
