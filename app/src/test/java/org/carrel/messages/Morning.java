package org.carrel.messages;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.carrel.SettableClock;

/// Moves a test's clock by the library's clock on the wall.
public final class Morning {

    private static final ZoneId LIBRARY = ZoneId.of("Europe/London");

    private Morning() {}

    /// To this time on the next day.
    public static void next(SettableClock clock, String time) {
        ZonedDateTime now = clock.instant().atZone(LIBRARY);
        ZonedDateTime then =
                now.toLocalDate().plusDays(1).atTime(LocalTime.parse(time)).atZone(LIBRARY);
        clock.advance(Duration.between(now, then));
    }

    /// To this time on the same day.
    public static void today(SettableClock clock, String time) {
        ZonedDateTime now = clock.instant().atZone(LIBRARY);
        clock.advance(Duration.between(
                now, now.toLocalDate().atTime(LocalTime.parse(time)).atZone(LIBRARY)));
    }
}
