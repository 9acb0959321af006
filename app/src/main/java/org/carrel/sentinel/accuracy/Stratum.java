package org.carrel.sentinel.accuracy;

import java.time.LocalDate;
import java.util.List;

/// Account-days that are alike by what is known without asking who it is. Each part is a stable
/// key.
///
/// Whether an account is at home in a country, and whether its network is a VPN's, is known to the
/// detector while it reads a line and is not kept; the number of countries of a day stands in for
/// the first, nothing for the second.
///
/// @param band of the score, in bits
/// @param cohort empty until accounts have one here
record Stratum(String band, String countries, String age, String cohort) implements Comparable<Stratum> {

    /// From the least suspicious on.
    static final List<String> BANDS = List.of("below_0", "0_to_2", "2_to_5", "from_5");

    /// An account seen for fewer days is new.
    static final int NEW_DAYS = 28;

    private static final double ODD = 2;
    private static final double STRANGE = 5;

    /// @param countries distinct known ones of the day
    /// @param firstSeen the account's first day that is kept
    /// @param firstOfAll the first day of anybody's that is kept: until four weeks after it nobody
    ///     can be told to be new
    static Stratum of(double score, int countries, LocalDate day, LocalDate firstSeen, LocalDate firstOfAll) {
        return new Stratum(band(score), countries(countries), age(day, firstSeen, firstOfAll), "");
    }

    static String band(double score) {
        if (score < 0) {
            return "below_0";
        }
        return score < ODD ? "0_to_2" : score < STRANGE ? "2_to_5" : "from_5";
    }

    static String countries(int countries) {
        return countries == 0 ? "none" : countries == 1 ? "one" : "several";
    }

    static String age(LocalDate day, LocalDate firstSeen, LocalDate firstOfAll) {
        LocalDate since = day.minusDays(NEW_DAYS);
        if (!firstSeen.isAfter(since)) {
            return "known";
        }
        return firstOfAll.isAfter(since) ? "unclear" : "new";
    }

    @Override
    public int compareTo(Stratum other) {
        return key().compareTo(other.key());
    }

    private String key() {
        return band + " " + cohort + " " + countries + " " + age;
    }
}
