package org.carrel.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RewriteNightsTest {

    private final RewriteNights nights =
            new RewriteNights(DayOfWeek.SUNDAY, LocalTime.of(3, 30), ZoneId.of("Europe/London"));

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    @Test
    void aNightBeginsAtItsHourInTheLibrarysZoneAndLastsThreeHours() {
        assertThat(nights.isNight(at("2026-07-14T02:29:59Z"))).isFalse();
        assertThat(nights.isNight(at("2026-07-14T02:30:00Z"))).isTrue();
        assertThat(nights.isNight(at("2026-07-14T05:29:59Z"))).isTrue();
        assertThat(nights.isNight(at("2026-07-14T05:30:00Z"))).isFalse();
        assertThat(nights.nextNight(at("2026-07-14T02:30:00Z"))).isEqualTo(at("2026-07-15T02:30:00Z"));
        assertThat(nights.nextNight(at("2026-07-14T01:00:00Z"))).isEqualTo(at("2026-07-14T02:30:00Z"));
    }

    @Test
    void theWeeklyNightIsTheChosenDaysBeforeAndAfterItsHour() {
        // 19 July 2026 is a Sunday.
        assertThat(nights.nextWeekly(at("2026-07-19T02:29:00Z"))).isEqualTo(at("2026-07-19T02:30:00Z"));
        assertThat(nights.nextWeekly(at("2026-07-19T02:30:00Z"))).isEqualTo(at("2026-07-26T02:30:00Z"));
        assertThat(nights.lastWeekly(at("2026-07-19T02:30:00Z"))).isEqualTo(at("2026-07-19T02:30:00Z"));
        assertThat(nights.lastWeekly(at("2026-07-19T02:29:00Z"))).isEqualTo(at("2026-07-12T02:30:00Z"));
        assertThat(nights.lastWeekly(at("2026-07-18T12:00:00Z"))).isEqualTo(at("2026-07-12T02:30:00Z"));
    }

    @Test
    void whereClocksAreChangedTheHourIsThatOfTheNewTime() {
        assertThat(nights.nextWeekly(at("2026-03-28T12:00:00Z"))).isEqualTo(at("2026-03-29T02:30:00Z"));
        assertThat(nights.nextWeekly(at("2026-10-24T12:00:00Z"))).isEqualTo(at("2026-10-25T03:30:00Z"));
        RewriteNights inTheGap = new RewriteNights(DayOfWeek.SUNDAY, LocalTime.of(1, 30), ZoneId.of("Europe/London"));
        assertThat(inTheGap.nextWeekly(at("2026-03-28T12:00:00Z"))).isEqualTo(at("2026-03-29T01:30:00Z"));
        assertThat(inTheGap.isNight(at("2026-03-29T01:31:00Z"))).isTrue();
        assertThat(inTheGap.lastNight(at("2026-03-29T01:31:00Z"))).isEqualTo(at("2026-03-29T01:30:00Z"));
    }
}
