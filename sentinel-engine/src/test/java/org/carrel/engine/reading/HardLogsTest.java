package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.Place;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.tokens.Pseudonymiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs that are well written and yet hard: clocks that jump, crowds, addresses that are none.
class HardLogsTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final long START = Instant.parse("2025-11-03T08:00:00Z").getEpochSecond();
    private static final long YEAR = 365L * 86_400;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final StringBuilder log = new StringBuilder();
    private int serial;

    /// What came of reading in order and scoring.
    private record Outcome(Reading reading, Detection detection, List<AccessEvent> events) {}

    @Test
    void aClockSetBackAnHourLosesNothing() throws Exception {
        for (int minute = 0; minute < 600; minute++) {
            // at noon the clock is set back by an hour, and goes on from there
            request("anna", START + minute * 60L - (minute >= 240 ? 3600 : 0));
        }
        Outcome outcome = scan();
        assertThat(outcome.reading.summary().events()).isEqualTo(600);
        assertThat(outcome.detection.events()).isEqualTo(600);
        assertThat(outcome.detection.lateEvents()).isZero();
    }

    @Test
    void aClockThatGoesBackBySevenHoursIsPutInOrderAndSaid() throws Exception {
        for (int minute = 0; minute < 900; minute++) {
            request("anna", START + minute * 60L - (minute >= 480 ? 7 * 3600 : 0));
        }
        Outcome outcome = scan();
        assertThat(outcome.detection.events()).isEqualTo(900);
        assertThat(outcome.detection.lateEvents()).isZero();
        assertThat(outcome.events).isSortedAccordingTo(java.util.Comparator.comparingLong(AccessEvent::epochSecond));
        assertThat(outcome.reading.remarks()).singleElement().asString().contains("goes back in time");
    }

    @Test
    void linesDatedAYearAheadAreSkippedAndMoveNoOthersDay() throws Exception {
        for (int minute = 0; minute < 600; minute++) {
            request("anna", START + minute * 60L + (minute % 100 == 50 ? YEAR : 0));
        }
        Outcome outcome = scan();
        assertThat(outcome.reading.summary().skipped()).containsOnlyKeys("dated in the future");
        assertThat(outcome.detection.events()).isEqualTo(594);
        assertThat(outcome.detection.lateEvents()).isZero();
        assertThat(outcome.detection.days()).isEqualTo(1);
    }

    @Test
    void linesDatedAYearBackDoNotHoldTheOthersUp() throws Exception {
        for (int minute = 0; minute < 600; minute++) {
            request("anna", START + minute * 60L - (minute == 300 ? YEAR : 0));
        }
        Outcome outcome = scan();
        assertThat(outcome.reading.summary().events()).isEqualTo(600);
        assertThat(outcome.detection.events() + outcome.detection.lateEvents()).isEqualTo(600);
        assertThat(outcome.detection.events()).isGreaterThanOrEqualTo(599);
    }

    @Test
    void aProxyThatRunsAYearInThePastForAWhileIsReadWhole() throws Exception {
        for (int minute = 0; minute < 900; minute++) {
            request("anna", START + minute * 60L - (minute >= 300 && minute < 600 ? YEAR : 0));
        }
        Outcome outcome = scan();
        assertThat(outcome.detection.events()).isEqualTo(900);
        assertThat(outcome.detection.days()).isEqualTo(2);
    }

    @Test
    void tenThousandNewAccountsInAnHourAreTenThousandAccounts() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            request("fresher" + i / 2, START + i * 3600L / 20_000);
        }
        Outcome outcome = scan();
        assertThat(outcome.detection.accounts()).isEqualTo(10_000);
        assertThat(outcome.detection.accountDays()).hasSize(10_000);
        assertThat(outcome.detection.events()).isEqualTo(20_000);
    }

    @Test
    void anAccountWithHalfOfAllLinesIsOneAccount() throws Exception {
        for (int i = 0; i < 40_000; i++) {
            request(i % 2 == 0 ? "robot" : "reader" + i % 1000, START + i);
        }
        Outcome outcome = scan();
        assertThat(outcome.detection.events()).isEqualTo(40_000);
        assertThat(outcome.detection.accounts()).isEqualTo(501);
        assertThat(outcome.detection.accountDays())
                .allSatisfy(day -> assertThat(day.score()).isFinite());
    }

    @Test
    void addressesThatAreNoneHaveNoPlaceAndAreTalliedAllTheSame() throws Exception {
        String[] none = {
            "999.1.1.1",
            "10.0.0",
            "10.0.0.1.1",
            "unknown",
            "::1::2",
            "12345::",
            "fe80::%",
            "10.0.0.-1",
            "0x7f000001",
            "proxy.example.com",
            "[::1",
            "é",
            "1".repeat(300)
        };
        for (int i = 0; i < 500; i++) {
            line(i < 400 ? "10.0.0." + i % 200 : none[i % none.length], "anna", START + i * 60L);
        }
        Outcome outcome = scan();
        assertThat(outcome.reading.summary().events()).isEqualTo(500);
        assertThat(outcome.reading.summary().placed()).isEqualTo(400);
        assertThat(outcome.events.subList(400, 500)).allSatisfy(event -> {
            assertThat(event.place()).isSameAs(Place.UNKNOWN);
            assertThat(event.address()).isNotZero();
        });
        assertThat(outcome.events.subList(400, 500).stream()
                        .map(AccessEvent::address)
                        .distinct())
                .hasSize(none.length);
    }

    private void request(String account, long second) {
        line("10.0.0." + (account.length() * 7 + account.charAt(account.length() - 1)) % 250, account, second);
    }

    private void line(String address, String account, long second) {
        log.append(address)
                .append(" - ")
                .append(account)
                .append(" [")
                .append(STAMP.format(Instant.ofEpochSecond(second)));
        log.append("] \"GET http://www.example.com/article/").append(serial++).append(" HTTP/1.1\" 200 1234\n");
    }

    private Outcome scan() throws Exception {
        List<AccessEvent> events = new ArrayList<>();
        List<Detector> detectors = new ArrayList<>();
        LogReader reader = new LogReader(
                new ReaderSettings(null, LONDON, Instant.parse("2026-01-01T00:00:00Z")),
                new Pseudonymiser(Logs.KEYS),
                PlaceTable.load(List.of(places())),
                SeenLines.inMemory(),
                2);
        Path file = Files.writeString(folder.resolve("hard.log"), log, StandardCharsets.UTF_8);
        Reading reading = reader.readInOrder(
                List.of(LogSource.of(file)),
                () -> {
                    events.clear();
                    Detector detector = Detector.inMemory(new DetectorSettings(LONDON, 5, true));
                    detectors.add(detector);
                    return event -> {
                        events.add(event);
                        detector.accept(event);
                    };
                },
                Progress.NONE);
        assertThat(reading.problems()).isEmpty();
        return new Outcome(reading, detectors.getLast().finish(), events);
    }

    private Path places() throws IOException {
        return Files.writeString(folder.resolve("places.csv"), "10.0.0.0/8,GB,London,51.5,-0.1,786,campus\n");
    }
}
