package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.carrel.engine.scoring.AccountDay;
import org.carrel.engine.scoring.AccountState;
import org.carrel.engine.scoring.AccountStates;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Clocks that jump, an account that is half the log, ten thousand new accounts in an hour.
class HardTimesTest {
    private static final CampusSettings WORLD = Worlds.term(3_317, 60, 14, 1);
    private static final DetectorSettings SETTINGS = new DetectorSettings(WORLD.zone(), 5, true);
    private static final long HOUR = 3600;
    private static final long YEAR = 365 * 24 * HOUR;

    private static final List<AccessEvent> EVENTS = new ArrayList<>();
    private static long refusals;
    private static Detection undisturbed;

    @BeforeAll
    static void scanUndisturbed() {
        Campus.simulate(WORLD).forEachEvent(EVENTS::add);
        refusals = EVENTS.stream()
                .filter(event -> event.kind() == RequestKind.SIGN_IN_FAILED)
                .count();
        undisturbed = scan(EVENTS);
    }

    private static Detection scan(List<AccessEvent> events) {
        Detector detector = Detector.inMemory(SETTINGS);
        events.forEach(detector::accept);
        return detector.finish();
    }

    private static AccessEvent at(AccessEvent e, String account, long second, long number) {
        return new AccessEvent(
                account,
                second,
                e.address() + number,
                e.network() + number,
                e.place(),
                e.kind(),
                e.host(),
                e.document() == 0 ? 0 : e.document() + number,
                e.status(),
                e.bytes(),
                e.agent(),
                e.session(),
                e.fingerprint() + number);
    }

    private static List<AccessEvent> shiftedFrom(int from, int to, long seconds) {
        List<AccessEvent> events = new ArrayList<>(EVENTS);
        for (int i = from; i < to; i++) {
            AccessEvent event = events.get(i);
            events.set(i, at(event, event.account(), event.epochSecond() + seconds, 0));
        }
        return events;
    }

    /// Every line is of an account-day, or is counted as late, or refused somebody who was not in use on that day.
    private static void nothingIsLost(Detection detection, int lines) {
        assertThat(detection.events() + detection.lateEvents()).isBetween(lines - refusals, (long) lines);
        assertThat(detection.accountDays().stream().mapToLong(AccountDay::hits).sum())
                .isEqualTo(detection.events());
        assertThat(detection.accountDays()).allSatisfy(day -> {
            assertThat(day.score()).isFinite();
            assertThat(day.probability()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void aClockSetBackAnHourLosesAlmostNothing() {
        List<AccessEvent> events = shiftedFrom(EVENTS.size() / 2, EVENTS.size(), -HOUR);

        Detection detection = scan(events);

        nothingIsLost(detection, events.size());
        assertThat(detection.lateEvents()).isLessThan(events.size() / 200);
        assertThat(detection.accountDays())
                .hasSizeBetween(
                        undisturbed.accountDays().size() - 20,
                        undisturbed.accountDays().size() + 20);
    }

    @Test
    void aFewLinesAYearAheadMakeNothingLateAndNoOtherDayAnyDifferent() {
        List<AccessEvent> events = new ArrayList<>(EVENTS);
        for (int i = 0; i < 12; i++) {
            AccessEvent event = EVENTS.get((i + 1) * 1000);
            events.add((i + 1) * 1000, at(event, event.account(), event.epochSecond() + YEAR, i + 1));
        }

        Detection detection = scan(events);

        nothingIsLost(detection, events.size());
        assertThat(detection.lateEvents()).isZero();
        assertThat(detection.accountDays()).containsAll(undisturbed.accountDays());
        assertThat(detection.alerts())
                .extracting(Alert::id)
                .containsAll(undisturbed.alerts().stream().map(Alert::id).toList());
    }

    @Test
    void aClockSetForwardAYearForGoodIsFollowed() {
        List<AccessEvent> events = shiftedFrom(EVENTS.size() / 2, EVENTS.size(), YEAR);

        Detection detection = scan(events);

        nothingIsLost(detection, events.size());
        assertThat(detection.lateEvents()).isZero();
    }

    @Test
    void linesAfterAClockCameBackFromAYearAheadAreCountedAsLate() {
        int from = EVENTS.size() / 2;
        List<AccessEvent> events = shiftedFrom(from, from + 300, YEAR);

        Detection detection = scan(events);

        nothingIsLost(detection, events.size());
        assertThat(detection.lateEvents()).isGreaterThan(EVENTS.size() / 3);
    }

    @Test
    void anAccountThatIsHalfTheLogStaysOneAccountAndSmall() {
        List<AccessEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS.size(); i++) {
            AccessEvent event = EVENTS.get(i);
            events.add(event);
            events.add(at(event, "everybody", event.epochSecond(), i + 1));
        }
        Map<String, AccountState> states = new HashMap<>();
        Detector detector = Detector.over(SETTINGS, new InMap(states), null);
        events.forEach(detector::accept);
        Detection detection = detector.finish();

        nothingIsLost(detection, events.size());
        assertThat(detection.accounts()).isEqualTo(undisturbed.accounts() + 1);
        AccountState half = states.get("everybody");
        assertThat(half).isNotNull();
        assertThat(half.encode().length).as("bytes of it").isLessThan(20_000);
        assertThat(detection.alerts()).extracting(Alert::account).contains("everybody");
    }

    @Test
    void tenThousandNewAccountsInAnHourAreNoFloodOfAlerts() {
        int middle = EVENTS.size() * 2 / 3;
        AccessEvent like = EVENTS.get(middle);
        List<AccessEvent> events = new ArrayList<>(EVENTS);
        for (int i = 0; i < 30_000; i++) {
            events.add(
                    middle + i,
                    at(like, "new" + i % 10_000, like.epochSecond() + i * HOUR / 30_000, 1 + i % 10_000 / 4));
        }
        Map<String, AccountState> states = new HashMap<>();
        Detector detector = Detector.over(SETTINGS, new InMap(states), null);
        events.forEach(detector::accept);
        Detection detection = detector.finish();

        nothingIsLost(detection, events.size());
        assertThat(detection.accounts()).isEqualTo(undisturbed.accounts() + 10_000);
        assertThat(detection.alerts().stream().filter(alert -> alert.account().startsWith("new")))
                .hasSizeLessThanOrEqualTo(2 * 5);
        long bytes = states.values().stream()
                .mapToLong(state -> state.encode().length)
                .sum();
        assertThat(bytes / states.size()).as("bytes an account").isLessThan(1536);
        assertThat(detection.alerts())
                .allSatisfy(alert -> assertThat(alert.opened()).isAfter(Instant.EPOCH));
    }

    private record InMap(Map<String, AccountState> states) implements AccountStates {
        @Override
        public @Nullable AccountState find(String token) {
            return states.get(token);
        }

        @Override
        public void put(String token, AccountState state) {
            states.put(token, state);
        }

        @Override
        public void expireBefore(long epochDay) {
            states.values().removeIf(state -> state.lastDay() < epochDay);
        }
    }
}
