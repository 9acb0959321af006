package org.carrel.privacy.notice;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How long a category stays.
///
/// @param clocks columns whose latest date starts the period; in words while nothing is held
/// @param period ISO 8601
/// @param then what happens at its end
/// @param holds names of what may keep it longer
public record Retention(Set<String> clocks, String period, Ending then, Set<String> holds, String place) {

    /// The period as people say it: "12 months", "1 year and 6 months".
    public String length() {
        Period length = Period.parse(period);
        List<String> parts = new ArrayList<>();
        add(parts, length.getYears(), "year");
        add(parts, length.getMonths(), "month");
        add(parts, length.getDays(), "day");
        return parts.isEmpty() ? "no time" : String.join(" and ", parts);
    }

    private static void add(List<String> parts, int count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
