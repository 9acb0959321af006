package org.carrel.engine.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/// The parts of a time as a log writes it; −1 for what it does not give. Reused for every line.
final class Moment {
    /// Stands for a date or time that does not exist.
    static final long IMPOSSIBLE = Long.MIN_VALUE;

    static final int LOCAL = Integer.MIN_VALUE;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    /// 0 for morning, 12 for afternoon, −1 with a 24-hour clock.
    int half;
    /// Seconds east of Greenwich, or [#LOCAL].
    int offset;
    /// Seconds since 1970 where the log writes that, else −1.
    long epoch;

    void clear() {
        year = month = day = -1;
        hour = minute = second = 0;
        half = -1;
        offset = LOCAL;
        epoch = -1;
    }

    /// @return seconds since 1970, or [#IMPOSSIBLE]. A time that the clocks pass twice in autumn is taken as the first
    ///     of the two, one they skip in spring as an hour later.
    long epochSecond(ZoneId zone) {
        if (epoch >= 0) {
            return epoch;
        }
        int clock = half < 0 ? hour : hour == 12 ? half : hour > 12 ? 99 : hour + half;
        if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || clock > 23 || minute > 59 || second > 60) {
            return IMPOSSIBLE;
        }
        if (day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return IMPOSSIBLE;
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (offset != LOCAL) {
            boolean real = Math.abs(offset) <= 18 * 3600;
            return real ? date.toEpochDay() * 86400 + clock * 3600L + minute * 60L + second - offset : IMPOSSIBLE;
        }
        return LocalDateTime.of(date, LocalTime.of(clock, minute)).atZone(zone).toEpochSecond() + second;
    }
}
