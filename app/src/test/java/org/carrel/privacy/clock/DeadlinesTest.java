package org.carrel.privacy.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.carrel.privacy.clock.Deadlines.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The clocks on every day of ten years, and on the days that are known for trouble.
class DeadlinesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate END = LocalDate.of(2036, 1, 1);

    private final WorkingDays days = new WorkingDays();
    private final Deadlines deadlines = new Deadlines(days);

    @Test
    void everyDayOfTenYearsHasItsCorrespondingDateOrTheNextWorkingDay() {
        FIRST.datesUntil(END).forEach(day -> {
            LocalDate due = deadlines.answer(day, List.of(), false);
            LocalDate corresponding = corresponding(day, 1);
            assertThat(days.isWorkingDay(due)).as("%s", day).isTrue();
            assertThat(due).as("%s", day).isAfterOrEqualTo(corresponding);
            assertThat(corresponding.datesUntil(due))
                    .as("%s", day)
                    .noneMatch(days::isWorkingDay)
                    .hasSizeLessThanOrEqualTo(5);
        });
    }

    @Test
    void alsoAnExtendedOneOnEveryDayAndNeverBeforeTheFirst() {
        FIRST.datesUntil(END).forEach(day -> {
            LocalDate due = deadlines.answer(day, List.of(), true);
            assertThat(due).as("%s", day).isEqualTo(days.onOrAfter(corresponding(day, 3)));
            assertThat(due).as("%s", day).isAfter(deadlines.answer(day, List.of(), false));
        });
    }

    @Test
    void aLaterReceiptIsNeverDueEarlier() {
        FIRST.datesUntil(END)
                .forEach(day -> assertThat(deadlines.answer(day.plusDays(1), List.of(), false))
                        .as("%s", day)
                        .isAfterOrEqualTo(deadlines.answer(day, List.of(), false)));
    }

    /// Written without the calendar's own month arithmetic.
    private static LocalDate corresponding(LocalDate day, int months) {
        int count = day.getYear() * 12 + day.getMonthValue() - 1 + months;
        YearMonth month = YearMonth.of(count / 12, count % 12 + 1);
        return month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
    }

    @ParameterizedTest(name = "{2}: {0} is due {1}")
    @CsvSource({
        "2026-01-31, 2026-03-02, 31 January to 28 February which is a Saturday",
        "2027-01-31, 2027-03-01, 31 January to 28 February which is a Sunday",
        "2028-01-31, 2028-02-29, 31 January of a leap year",
        "2028-02-29, 2028-03-29, 29 February",
        "2032-01-29, 2032-03-01, 29 January to 29 February which is a Sunday",
        "2026-11-24, 2026-12-24, Christmas Eve is a working day",
        "2026-11-25, 2026-12-29, Christmas Day and Boxing Day with its stand-in on Monday",
        "2026-12-24, 2027-01-25, received on Christmas Eve and due on a Sunday",
        "2027-11-25, 2027-12-29, Christmas on a Saturday with two stand-ins",
        "2033-11-25, 2033-12-28, Christmas on a Sunday with its stand-in after Boxing Day",
        "2026-12-01, 2027-01-04, New Year on a Friday",
        "2026-03-03, 2026-04-07, Good Friday to the Tuesday after Easter",
        "2029-02-28, 2029-03-28, the Wednesday before Easter",
        "2026-04-04, 2026-05-05, the early May holiday",
        "2026-07-31, 2026-09-01, the holiday at the end of August"
    })
    void theDaysThatAreKnownForTrouble(LocalDate received, LocalDate due, String why) {
        assertThat(deadlines.answer(received, List.of(), false)).as(why).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        // from gov.uk/bank-holidays
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
        "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
        "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"
    })
    void aPublishedBankHolidayIsNoWorkingDay(LocalDate holiday) {
        assertThat(days.isWorkingDay(holiday)).isFalse();
    }

    @Test
    void aYearHasEightBankHolidaysOnWeekdays() {
        for (int year = 2026; year < 2036; year++) {
            assertThat(LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)))
                    .as("%s", year)
                    .filteredOn(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                    .filteredOn(day -> !days.isWorkingDay(day))
                    .hasSize(8);
        }
    }

    @Test
    void theClockStandsStillWhileAnIdentityIsCheckedAndGoesOnAfterwards() {
        LocalDate received = LocalDate.of(2026, 6, 1);
        Pause week = new Pause(LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 10));
        assertThat(deadlines.answer(received, List.of(week), false)).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(deadlines.answer(received, List.of(week), true)).isEqualTo(LocalDate.of(2026, 9, 8));
        assertThatThrownBy(() -> new Pause(received, received.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPauseNeverGivesMoreThanAMonthBegunAnewAndNeverLessThanNoPause() {
        FIRST.datesUntil(END).forEach(day -> {
            for (int length : new int[] {0, 1, 28, 31, 59}) {
                Pause pause = new Pause(day, day.plusDays(length));
                assertThat(deadlines.answer(day, List.of(pause), false))
                        .as("%s, %s days", day, length)
                        .isAfterOrEqualTo(deadlines.answer(day, List.of(), false))
                        .isBeforeOrEqualTo(deadlines.answer(day.plusDays(length), List.of(), false));
            }
        });
    }

    @Test
    void aBreachHasSeventyTwoHoursOverWeekendsHolidaysAndTheChangeOfClocks() {
        Instant fridayEvening = Instant.parse("2026-12-25T18:30:00Z");
        assertThat(deadlines.breach(fridayEvening)).isEqualTo(Instant.parse("2026-12-28T18:30:00Z"));
        Instant springForward = LocalDate.of(2026, 3, 28)
                .atTime(12, 0)
                .atZone(ZoneId.of("Europe/London"))
                .toInstant();
        assertThat(Duration.between(springForward, deadlines.breach(springForward)))
                .isEqualTo(Duration.ofHours(72));
    }

    @Test
    void aComplaintIsAcknowledgedWithinThirtyDaysWhicheverDayThatIs() {
        assertThat(deadlines.acknowledgement(LocalDate.of(2026, 11, 25))).isEqualTo(LocalDate.of(2026, 12, 25));
    }
}
