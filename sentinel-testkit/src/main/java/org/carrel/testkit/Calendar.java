package org.carrel.testkit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/// The world's days: terms, weekends, the week before deadlines, and days on which a clock is wrong.
final class Calendar {

    private static final double IN_VACATION = 0.6;
    private static final double AT_WEEKENDS = 0.55;

    private final long seed;
    private final CampusSettings settings;
    private final int deadlines;
    private final double rush;

    Calendar(CampusSettings settings) {
        this.settings = settings;
        this.seed = settings.seed();
        Chance chance = Chance.of(seed, 8);
        this.deadlines = settings.days() < 14 ? -7 : chance.between(settings.days() / 2, settings.days() - 7);
        this.rush = Parameters.DEADLINE_FACTOR.draw(chance);
    }

    LocalDate date(int day) {
        return settings.from().plusDays(day);
    }

    /// Epoch second of a local midnight.
    long start(int day) {
        return date(day).atStartOfDay(settings.zone()).toEpochSecond();
    }

    ZoneId zone() {
        return settings.zone();
    }

    int days() {
        return settings.days();
    }

    boolean isWeekend(int day) {
        DayOfWeek weekday = date(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }

    /// How likely somebody is to be active, against a weekday in term.
    double activity(int day, Person person) {
        double factor = isWeekend(day) ? AT_WEEKENDS : 1;
        return person.cohort.isTaught() && !isTerm(date(day)) ? factor * IN_VACATION : factor;
    }

    /// The week in which essays are due and the whole campus reads more.
    boolean isBeforeDeadlines(int day) {
        return day >= deadlines && day < deadlines + 7;
    }

    /// How many times as much is read in that week.
    double rush(int day) {
        return isBeforeDeadlines(day) ? rush : 1;
    }

    private static boolean isTerm(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        return within(day, 9, 28, 12, 11) || within(day, 1, 11, 3, 26) || within(day, 4, 26, 6, 25);
    }

    private static boolean within(MonthDay day, int month, int first, int lastMonth, int last) {
        return !day.isBefore(MonthDay.of(month, first)) && !day.isAfter(MonthDay.of(lastMonth, last));
    }

    /// First day of a newcomer's account: in the days around the start of the academic year, when the world has them.
    ///
    /// @return −1 when the world has no such days
    int intake(Chance chance) {
        for (int day = 0; day < settings.days(); day++) {
            if (MonthDay.from(date(day)).equals(MonthDay.of(9, 25))) {
                return Math.min(settings.days() - 1, day + Parameters.INTAKE_SPREAD.count(chance));
            }
        }
        return -1;
    }

    /// Seconds by which the second of two proxies is wrong on that day; 0 on most.
    int skew(int day) {
        Chance chance = Chance.of(seed, 9, day);
        if (!chance.with(0.07)) {
            return 0;
        }
        int seconds = (int) Parameters.SKEW.draw(chance);
        return chance.with(0.5) ? seconds : -seconds;
    }

    /// Hours of a skewed day on which it is.
    boolean isSkewed(int day, long second) {
        long hour = (second - start(day)) / 3600;
        return hour >= 9 && hour < 17;
    }

    /// The change of clocks on that day, if there is one.
    @Nullable
    ZoneOffsetTransition change(int day) {
        ZoneOffsetTransition next = settings.zone()
                .getRules()
                .nextTransition(date(day).atStartOfDay(settings.zone()).toInstant());
        return next != null && next.toEpochSecond() < start(day + 1) ? next : null;
    }
}
