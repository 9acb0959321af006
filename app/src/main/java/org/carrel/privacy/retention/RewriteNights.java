package org.carrel.privacy.retention;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/// The nights in which tables are written anew.
///
/// @param day the one of the week in which all are
/// @param at when a night begins
/// @param zone the library's
record RewriteNights(DayOfWeek day, LocalTime at, ZoneId zone) {

    private static final Duration LONG = Duration.ofHours(3);

    /// The night that began last, this one if it is night.
    Instant lastNight(Instant now) {
        ZonedDateTime today = day(now).with(at);
        return (today.toInstant().isAfter(now) ? today.minusDays(1).with(at) : today).toInstant();
    }

    boolean isNight(Instant now) {
        return now.isBefore(lastNight(now).plus(LONG));
    }

    Instant nextNight(Instant now) {
        return day(lastNight(now)).plusDays(1).with(at).toInstant();
    }

    /// The night of the week that began last.
    Instant lastWeekly(Instant now) {
        return day(lastNight(now))
                .with(TemporalAdjusters.previousOrSame(day))
                .with(at)
                .toInstant();
    }

    /// The first one of the week that begins after `moment`.
    Instant nextWeekly(Instant moment) {
        return day(nextNight(moment))
                .with(TemporalAdjusters.nextOrSame(day))
                .with(at)
                .toInstant();
    }

    private ZonedDateTime day(Instant moment) {
        return moment.atZone(zone);
    }
}
