package org.carrel.circulation.policy;

import java.time.LocalDate;
import java.util.Locale;

/// How long, by the clock or by the calendar.
///
/// @param amount at least 1
public record LoanPeriod(int amount, Unit unit) {

    /// With the longest period that can be meant.
    public enum Unit {
        HOURS(240),
        DAYS(1_100),
        WEEKS(160),
        MONTHS(36);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        int most() {
            return most;
        }

        /// As forms and files spell it: `weeks`.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LoanPeriod {
        if (amount < 1 || amount > unit.most()) {
            throw new IllegalArgumentException(amount + " " + unit.key());
        }
    }

    static LoanPeriod days(int amount) {
        return new LoanPeriod(amount, Unit.DAYS);
    }

    static LoanPeriod weeks(int amount) {
        return new LoanPeriod(amount, Unit.WEEKS);
    }

    static LoanPeriod months(int amount) {
        return new LoanPeriod(amount, Unit.MONTHS);
    }

    static LoanPeriod hours(int amount) {
        return new LoanPeriod(amount, Unit.HOURS);
    }

    boolean isByTheHour() {
        return unit == Unit.HOURS;
    }

    /// The day as many days, weeks or months later: a month after 31 January is the last day of
    /// February.
    LocalDate after(LocalDate day) {
        return switch (unit) {
            case HOURS -> throw new IllegalStateException("Hours make no day");
            case DAYS -> day.plusDays(amount);
            case WEEKS -> day.plusWeeks(amount);
            case MONTHS -> day.plusMonths(amount);
        };
    }
}
