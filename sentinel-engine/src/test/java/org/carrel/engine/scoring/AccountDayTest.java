package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.carrel.engine.RequestKind;
import org.junit.jupiter.api.Test;

class AccountDayTest {

    @Test
    void theDayIsTheCalendarDayOfTheZone() {
        Reader reader = new Reader();
        // half past midnight in British summer time is still the day before in UTC
        reader.request("account", Reader.at(1, 0.5), Reader.HOME, RequestKind.PAGE, 0);

        assertThat(reader.detect().accountDays())
                .singleElement()
                .extracting(AccountDay::day)
                .isEqualTo(LocalDate.of(2026, 10, 6));
    }

    @Test
    void theDayOnWhichClocksGoBackHasTwentyFiveHours() {
        Reader reader = new Reader();
        long midnight = LocalDate.of(2026, 10, 25).atStartOfDay(Reader.LONDON).toEpochSecond();
        for (int hour = 0; hour < 25; hour++) {
            reader.request("account", midnight + hour * 3600, Reader.HOME, RequestKind.PAGE, 0);
        }

        assertThat(reader.detect().accountDays())
                .singleElement()
                .extracting(AccountDay::hits)
                .isEqualTo(25L);
    }

    @Test
    void oneRowForEachAccountAndDaySortedByDay() {
        Reader reader = new Reader().usualDays("b", 3).usualDays("a", 3);

        assertThat(reader.detect().accountDays())
                .extracting(day -> day.day().getDayOfMonth() + day.account())
                .containsExactly("5a", "5b", "6a", "6b", "7a", "7b");
    }

    @Test
    void ezproxysRulesAreShownBesideAndDoNotCount() {
        Reader reader = new Reader();
        for (int i = 0; i < 30; i++) {
            reader.request("big", Reader.at(0, 10) + i * 60, Reader.CAMPUS, 3, RequestKind.OTHER, 0, 80L << 20);
        }
        for (int i = 0; i < 6; i++) {
            reader.request("mobile", Reader.at(0, 10) + i * 60, Reader.HOME, 100 + i, RequestKind.PAGE, 0, 100);
        }

        Detection detection = reader.detect();

        assertThat(Reader.day(detection, "big", 0).baseline())
                .containsExactly(BaselineRule.BYTES_LOG, BaselineRule.BYTES_BLOCK);
        assertThat(Reader.day(detection, "big", 0).score()).isLessThanOrEqualTo(0);
        assertThat(Reader.day(detection, "mobile", 0).baseline()).containsExactly(BaselineRule.ADDRESSES);
    }

    @Test
    void theProbabilityRisesWithTheScoreFromTheStatedPrior() {
        assertThat(Probability.of(0)).isEqualTo(Probability.PRIOR, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(Probability.of(10)).isBetween(0.45, 0.55);
        assertThat(Probability.of(40)).isLessThan(1);
    }
}
