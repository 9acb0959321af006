package org.carrel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;

/// A clock that stands still until a test moves it; in an app's context by `@Import`.
@Primary
public final class SettableClock extends Clock {

    private static final ZoneId LIBRARY = ZoneId.of("Europe/London");

    private volatile Instant now = Instant.now();

    public void advance(Duration time) {
        now = now.plus(time);
    }

    /// To the same time of day so many days later, by the library's clock on the wall: days are not
    /// all of 24 hours, and near midnight an hour makes another day.
    public void advanceDays(int days) {
        now = now.atZone(LIBRARY).plusDays(days).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
