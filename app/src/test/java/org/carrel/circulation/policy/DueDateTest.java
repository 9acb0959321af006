package org.carrel.circulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueDateTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String HALF_TERM = "half-term";

    private final Policy policy = new Policy(
            List.of(),
            List.of(new DueDateList(HALF_TERM, List.of(LocalDate.of(2026, 11, 20), LocalDate.of(2027, 2, 12)))),
            List.of());

    /// From nine to five but on some days; a term until 11 December.
    private record Hours(Set<LocalDate> shut) implements Calendar {

        @Override
        public boolean isOpen(String campus, LocalDate day) {
            return !shut.contains(day);
        }

        @Override
        public boolean isOpenAt(String campus, Instant moment) {
            LocalDateTime local = LocalDateTime.ofInstant(moment, LONDON);
            return isOpen(campus, local.toLocalDate()) && local.getHour() >= 9 && local.getHour() < 17;
        }

        @Override
        public Optional<Instant> nextOpening(String campus, Instant from) {
            LocalDate day = LocalDate.ofInstant(from, LONDON);
            while (shut.contains(day) || !at(day, 9, 0).isAfter(from)) {
                day = day.plusDays(1);
            }
            return Optional.of(at(day, 9, 0));
        }

        @Override
        public Optional<LocalDate> endOfTerm(LocalDate day) {
            return Optional.of(LocalDate.of(2026, 12, 11)).filter(end -> !end.isBefore(day));
        }
    }

    private static final Hours ALWAYS = new Hours(Set.of());

    private static Instant at(LocalDate day, int hour, int minute) {
        return LocalDateTime.of(day, LocalTime.of(hour, minute)).atZone(LONDON).toInstant();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }

    private static Instant endOf(String day) {
        return at(day + "T23:59:59");
    }

    private DueDate due(Terms terms, Calendar calendar, @Nullable String lastDay) {
        return new DueDate(policy, terms, calendar, "north", lastDay == null ? null : LocalDate.parse(lastDay), LONDON);
    }

    private static Instant moment(Due due) {
        assertThat(due).isInstanceOf(Due.At.class);
        return ((Due.At) due).moment();
    }

    private Instant lent(LoanPeriod period, String now, String... shut) {
        Set<LocalDate> days = Arrays.stream(shut).map(LocalDate::parse).collect(Collectors.toSet());
        return moment(due(PolicyExamples.terms(period), new Hours(days), null).lent(at(now)));
    }

    @Test
    void daysWeeksAndMonthsEndWithTheDay() {
        assertThat(lent(LoanPeriod.weeks(1), "2026-11-02T09:15")).isEqualTo(endOf("2026-11-09"));
        assertThat(lent(LoanPeriod.days(3), "2026-11-02T23:59")).isEqualTo(endOf("2026-11-05"));
        assertThat(lent(LoanPeriod.months(2), "2026-11-02T00:00")).isEqualTo(endOf("2027-01-02"));
    }

    @Test
    void aMonthAfterTheEndOfALongOneIsTheEndOfAShortOne() {
        assertThat(lent(LoanPeriod.months(1), "2027-01-31T12:00")).isEqualTo(endOf("2027-02-28"));
        assertThat(lent(LoanPeriod.months(1), "2028-01-31T12:00")).isEqualTo(endOf("2028-02-29"));
        assertThat(lent(LoanPeriod.months(12), "2028-02-29T12:00")).isEqualTo(endOf("2029-02-28"));
    }

    @Test
    void theDayEndsByTheClockOnTheWallWhenClocksChange() {
        assertThat(lent(LoanPeriod.weeks(1), "2026-10-22T12:00")).isEqualTo(Instant.parse("2026-10-29T23:59:59Z"));
        assertThat(lent(LoanPeriod.days(1), "2026-10-24T12:00")).isEqualTo(Instant.parse("2026-10-25T23:59:59Z"));
        assertThat(lent(LoanPeriod.weeks(1), "2026-03-25T12:00")).isEqualTo(Instant.parse("2026-04-01T22:59:59Z"));
        assertThat(lent(LoanPeriod.days(1), "2026-03-28T12:00")).isEqualTo(Instant.parse("2026-03-29T22:59:59Z"));
    }

    @Test
    void twentyFourHoursEndAtTheSameTimeOfDayWhenClocksChange() {
        LoanPeriod day = LoanPeriod.hours(24);
        assertThat(lent(day, "2026-11-02T14:20")).isEqualTo(at("2026-11-03T14:20"));
        assertThat(lent(day, "2026-10-24T14:20")).isEqualTo(Instant.parse("2026-10-25T14:20:00Z"));
        assertThat(lent(day, "2026-03-28T14:20")).isEqualTo(Instant.parse("2026-03-29T13:20:00Z"));
    }

    @Test
    void fewerHoursAreAsLongAsTheyAreWhenClocksChange() {
        Terms terms = PolicyExamples.terms(LoanPeriod.hours(4));
        assertThat(moment(due(terms, new OpenEveryDay(), null).lent(Instant.parse("2026-10-25T00:30:00Z"))))
                .isEqualTo(Instant.parse("2026-10-25T04:30:00Z"));
        assertThat(moment(due(terms, new OpenEveryDay(), null).lent(Instant.parse("2026-03-29T00:30:00Z"))))
                .isEqualTo(Instant.parse("2026-03-29T04:30:00Z"));
    }

    @Test
    void anHourThatThereIsNotIsTheNextOneThereIs() {
        assertThat(moment(due(PolicyExamples.terms(LoanPeriod.hours(24)), new OpenEveryDay(), null)
                        .lent(at("2026-03-28T01:30"))))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void hoursEndWithTheMinute() {
        assertThat(lent(LoanPeriod.hours(2), "2026-11-02T10:00:48")).isEqualTo(at("2026-11-02T12:00"));
    }

    @Test
    void aDayOnWhichTheCampusIsShutMovesToTheNextOpenOne() {
        assertThat(lent(LoanPeriod.weeks(1), "2026-11-02T09:15", "2026-11-09", "2026-11-10"))
                .isEqualTo(endOf("2026-11-11"));
    }

    @Test
    void hoursThatEndWhileItIsShutEndAnHourAfterItOpens() {
        assertThat(lent(LoanPeriod.hours(4), "2026-11-02T15:00")).isEqualTo(at("2026-11-03T10:00"));
        assertThat(lent(LoanPeriod.hours(24), "2026-11-02T15:00", "2026-11-03", "2026-11-04"))
                .isEqualTo(at("2026-11-05T10:00"));
        assertThat(lent(LoanPeriod.hours(4), "2026-10-24T15:00")).isEqualTo(Instant.parse("2026-10-25T10:00:00Z"));
    }

    @Test
    void nothingIsDueLaterThanTheEndOfTerm() {
        Terms terms = PolicyExamples.terms(LoanPeriod.weeks(3), Terms.END_OF_TERM, Renewing.NEVER);
        Due due = due(terms, ALWAYS, null).lent(at("2026-12-01T12:00"));
        assertThat(due).isEqualTo(new Due.At(endOf("2026-12-11"), List.of(Due.Why.END_OF_TERM)));
        assertThat(moment(due(terms, ALWAYS, null).lent(at("2026-11-02T12:00"))))
                .isEqualTo(endOf("2026-11-23"));
    }

    @Test
    void whereTheLastDayOfTermIsShutTheLastOpenDayBeforeCounts() {
        Terms terms = PolicyExamples.terms(LoanPeriod.weeks(3), Terms.END_OF_TERM, Renewing.NEVER);
        Hours hours = new Hours(Set.of(LocalDate.of(2026, 12, 11), LocalDate.of(2026, 12, 10)));
        assertThat(due(terms, hours, null).lent(at("2026-12-01T12:00")))
                .isEqualTo(new Due.At(endOf("2026-12-09"), List.of(Due.Why.END_OF_TERM, Due.Why.SHUT)));
    }

    @Test
    void theNextDayOfAListIsTheLatestAndAListThatHasRunOutIsNone() {
        Terms terms = PolicyExamples.terms(LoanPeriod.weeks(3), HALF_TERM, Renewing.NEVER);
        assertThat(moment(due(terms, ALWAYS, null).lent(at("2026-11-10T12:00"))))
                .isEqualTo(endOf("2026-11-20"));
        assertThat(moment(due(terms, ALWAYS, null).lent(at("2026-11-20T12:00"))))
                .isEqualTo(endOf("2026-12-11"));
        assertThat(moment(due(terms, ALWAYS, null).lent(at("2027-03-01T12:00"))))
                .isEqualTo(endOf("2027-03-22"));
    }

    @Test
    void nothingIsDueAfterTheBorrowersLastDay() {
        Terms terms = PolicyExamples.terms(LoanPeriod.weeks(3));
        assertThat(due(terms, ALWAYS, "2026-11-05").lent(at("2026-11-02T12:00")))
                .isEqualTo(new Due.At(endOf("2026-11-05"), List.of(Due.Why.LAST_DAY)));
        assertThat(due(terms, new Hours(Set.of(LocalDate.of(2026, 11, 5))), "2026-11-05")
                        .lent(at("2026-11-02T12:00")))
                .isEqualTo(new Due.At(endOf("2026-11-05"), List.of(Due.Why.LAST_DAY)));
        assertThat(due(terms, ALWAYS, "2026-11-02").lent(at("2026-11-02T12:00")))
                .isEqualTo(new Due.Refused(Due.Reason.LAST_DAY));
        assertThat(due(terms, ALWAYS, "2026-10-02").lent(at("2026-11-02T12:00")))
                .isEqualTo(new Due.Refused(Due.Reason.LAST_DAY));
        assertThat(due(terms, ALWAYS, "2026-11-23").lent(at("2026-11-02T12:00")))
                .isEqualTo(new Due.At(endOf("2026-11-23"), List.of()));
    }

    @Test
    void hoursOfTheLastDayMayStillBeLent() {
        Terms terms = PolicyExamples.terms(LoanPeriod.hours(2));
        assertThat(moment(due(terms, ALWAYS, "2026-11-02").lent(at("2026-11-02T12:00"))))
                .isEqualTo(at("2026-11-02T14:00"));
        assertThat(due(terms, ALWAYS, "2026-11-01").lent(at("2026-11-02T12:00")))
                .isEqualTo(new Due.Refused(Due.Reason.LAST_DAY));
    }

    private static Terms renewed(
            Renewing.Way way, @Nullable Integer times, @Nullable LoanPeriod until, Renewing.From from) {
        return PolicyExamples.terms(LoanPeriod.weeks(1), null, new Renewing(way, times, until, from));
    }

    private static Loan loan(String began, String due, int renewed) {
        return new Loan(at(began), endOf(due), renewed);
    }

    @Test
    void aRenewalCountsFromWhatTheLibraryChose() {
        Loan loan = loan("2026-11-02T12:00", "2026-11-09", 0);
        Instant now = at("2026-11-05T12:00");
        assertThat(moment(due(renewed(Renewing.Way.BY_HAND, 3, null, Renewing.From.RENEWAL), ALWAYS, null)
                        .renewed(loan, now, false)))
                .isEqualTo(endOf("2026-11-12"));
        assertThat(moment(due(renewed(Renewing.Way.BY_HAND, 3, null, Renewing.From.DUE_DATE), ALWAYS, null)
                        .renewed(loan, now, false)))
                .isEqualTo(endOf("2026-11-16"));
    }

    @Test
    void nothingIsRenewedMoreOftenOrByWhomItMayNot() {
        Instant now = at("2026-11-05T12:00");
        Terms byHand = renewed(Renewing.Way.BY_HAND, 3, null, Renewing.From.RENEWAL);
        assertThat(due(byHand, ALWAYS, null).renewed(loan("2026-11-02T12:00", "2026-11-09", 3), now, false))
                .isEqualTo(new Due.Refused(Due.Reason.RENEWED_OFTEN_ENOUGH));
        assertThat(due(byHand, ALWAYS, null).renewed(loan("2026-11-02T12:00", "2026-11-09", 0), now, true))
                .isEqualTo(new Due.Refused(Due.Reason.NOT_RENEWED));
        assertThat(due(PolicyExamples.terms(LoanPeriod.weeks(1)), ALWAYS, null)
                        .renewed(loan("2026-11-02T12:00", "2026-11-09", 0), now, false))
                .isEqualTo(new Due.Refused(Due.Reason.NOT_RENEWED));
    }

    @Test
    void nothingIsRenewedBeyondTheLimitAfterItBegan() {
        Terms terms = renewed(Renewing.Way.AUTOMATIC, null, LoanPeriod.months(1), Renewing.From.RENEWAL);
        Loan loan = loan("2026-11-02T12:00", "2026-11-30", 3);
        assertThat(due(terms, ALWAYS, null).renewed(loan, at("2026-11-30T02:00"), true))
                .isEqualTo(new Due.At(endOf("2026-12-02"), List.of(Due.Why.RENEWAL_LIMIT)));
        assertThat(due(terms, new Hours(Set.of(LocalDate.of(2026, 12, 2))), null)
                        .renewed(loan, at("2026-11-30T02:00"), true))
                .isEqualTo(new Due.At(endOf("2026-12-01"), List.of(Due.Why.RENEWAL_LIMIT, Due.Why.SHUT)));
    }

    @Test
    void whatGivesNothingLongerIsNoRenewal() {
        Terms terms = renewed(Renewing.Way.AUTOMATIC, null, LoanPeriod.months(1), Renewing.From.RENEWAL);
        assertThat(due(terms, ALWAYS, null)
                        .renewed(loan("2026-11-02T12:00", "2026-12-02", 4), at("2026-12-02T02:00"), true))
                .isEqualTo(new Due.Refused(Due.Reason.NOTHING_LONGER));
        assertThat(due(terms, ALWAYS, "2026-11-09")
                        .renewed(loan("2026-11-02T12:00", "2026-11-09", 0), at("2026-11-08T02:00"), true))
                .isEqualTo(new Due.Refused(Due.Reason.NOTHING_LONGER));
        Terms fromDue = renewed(Renewing.Way.BY_HAND, null, null, Renewing.From.DUE_DATE);
        assertThat(due(fromDue, ALWAYS, null)
                        .renewed(loan("2026-11-02T12:00", "2026-11-09", 0), at("2026-11-30T02:00"), false))
                .isEqualTo(new Due.Refused(Due.Reason.NOTHING_LONGER));
    }

    @Test
    void aRecallLeavesWhatIsGuaranteedAndNeverGivesMore() {
        DueDate due = due(PolicyExamples.terms(LoanPeriod.weeks(8)), ALWAYS, null);
        Loan loan = loan("2026-11-02T12:00", "2026-12-28", 0);
        assertThat(due.recalled(loan, at("2026-11-03T12:00"))).isEqualTo(endOf("2026-11-16"));
        assertThat(due.recalled(loan, at("2026-11-20T12:00"))).isEqualTo(endOf("2026-11-27"));
        assertThat(due.recalled(loan, at("2026-12-27T12:00"))).isEqualTo(loan.due());
        assertThat(due(PolicyExamples.terms(LoanPeriod.weeks(8)), new Hours(Set.of(LocalDate.of(2026, 11, 27))), null)
                        .recalled(loan, at("2026-11-20T12:00")))
                .isEqualTo(endOf("2026-11-28"));
        assertThat(due(PolicyExamples.terms(LoanPeriod.weeks(8)), new Hours(Set.of(LocalDate.of(2026, 12, 28))), null)
                        .recalled(loan, at("2026-12-21T12:00")))
                .isEqualTo(loan.due());
    }
}
