package org.carrel.messages.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.carrel.messages.MessagesSettings;
import org.carrel.web.LibraryProfile;
import org.junit.jupiter.api.Test;

class HoursTest {

    private static final LibraryProfile LONDON =
            new LibraryProfile("Library", "library@example.org", ZoneId.of("Europe/London"));

    private static MessagesSettings settings(String digest, String from, String until) {
        return new MessagesSettings(
                Duration.ZERO,
                LocalTime.parse(digest),
                LocalTime.parse(from),
                LocalTime.parse(until),
                Set.of(),
                Duration.ofHours(48));
    }

    private static Hours hours(String digest, String from, String until) {
        return new Hours(settings(digest, from, until), LONDON);
    }

    @Test
    void theDigestComesAtTheLibrarysHourInSummerAndInWinter() {
        Hours hours = hours("08:00", "20:00", "08:00");
        assertThat(hours.digest(LocalDate.of(2026, 3, 28))).isEqualTo("2026-03-28T08:00:00Z");
        assertThat(hours.digest(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T07:00:00Z");
        assertThat(hours.digest(LocalDate.of(2026, 10, 24))).isEqualTo("2026-10-24T07:00:00Z");
        assertThat(hours.digest(LocalDate.of(2026, 10, 25))).isEqualTo("2026-10-25T08:00:00Z");
    }

    @Test
    void anHourThatTheClocksLeaveOutIsTheOneAfterAndOneThatComesTwiceIsTheFirst() {
        Hours hours = hours("01:30", "20:00", "00:30");
        assertThat(hours.digest(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(hours.digest(LocalDate.of(2026, 10, 25))).isEqualTo("2026-10-25T00:30:00Z");
    }

    @Test
    void itIsQuietUntilTheWallClockSaysOtherwiseOnTheDaysWhenClocksChange() {
        Hours hours = hours("08:00", "20:00", "08:00");
        assertThat(hours.isQuiet(Instant.parse("2026-03-28T19:59:59Z"))).isFalse();
        assertThat(hours.isQuiet(Instant.parse("2026-03-28T20:00:00Z"))).isTrue();
        assertThat(hours.isQuiet(Instant.parse("2026-03-29T06:59:59Z"))).isTrue();
        assertThat(hours.isQuiet(Instant.parse("2026-03-29T07:00:00Z"))).isFalse();
        assertThat(hours.isQuiet(Instant.parse("2026-10-24T18:59:59Z"))).isFalse();
        assertThat(hours.isQuiet(Instant.parse("2026-10-24T19:00:00Z"))).isTrue();
        assertThat(hours.isQuiet(Instant.parse("2026-10-25T07:00:00Z"))).isTrue();
        assertThat(hours.isQuiet(Instant.parse("2026-10-25T08:00:00Z"))).isFalse();
    }

    @Test
    void quietHoursMayLieWithinADayOrNotBeThere() {
        assertThat(hours("08:00", "12:00", "13:00").isQuiet(Instant.parse("2026-01-05T12:30:00Z")))
                .isTrue();
        assertThat(hours("08:00", "12:00", "13:00").isQuiet(Instant.parse("2026-01-05T23:30:00Z")))
                .isFalse();
        assertThat(hours("08:00", "12:00", "12:00").isQuiet(Instant.parse("2026-01-05T12:00:00Z")))
                .isFalse();
    }

    @Test
    void aQuarterIsTheLastThatHasBegun() {
        Hours hours = hours("08:00", "20:00", "08:00");
        assertThat(hours.quarter(Instant.parse("2026-01-05T12:29:59Z"))).isEqualTo("2026-01-05T12:15:00Z");
        assertThat(hours.quarter(Instant.parse("2026-01-05T12:30:00Z"))).isEqualTo("2026-01-05T12:30:00Z");
    }

    @Test
    void aDigestInQuietHoursIsRefusedWithASentence() {
        assertThatThrownBy(() -> settings("07:00", "20:00", "08:00"))
                .hasMessageContaining("carrel.messages.digest-at is 07:00")
                .hasMessageContaining("choose another time");
    }
}
