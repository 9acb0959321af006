package org.carrel.privacy.publicpage;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/// Periods as people say them.
public final class Periods {

    private static final double DAYS_A_MONTH = 365.25 / 12;

    private Periods() {}

    /// @param iso as `P18M`
    /// @return as `18 months`; whole years as years
    public static String words(String iso) {
        Period period = Period.parse(iso);
        List<String> parts = new ArrayList<>();
        long months = period.toTotalMonths();
        if (months % 12 == 0) {
            add(parts, months / 12, "year");
        } else {
            add(parts, months, "month");
        }
        add(parts, period.getDays(), "day");
        return parts.isEmpty() ? "no time" : String.join(" and ", parts);
    }

    /// Days, about: enough to say which of two periods is longer.
    public static double days(String iso) {
        Period period = Period.parse(iso);
        return period.toTotalMonths() * DAYS_A_MONTH + period.getDays();
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
