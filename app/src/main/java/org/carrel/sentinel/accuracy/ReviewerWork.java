package org.carrel.sentinel.accuracy;

import java.util.ArrayList;
import java.util.List;

/// What a reviewer did in the period, by number: alerts and samples together where nothing else is said.
///
/// @param reviewer the account's number, shortened
/// @param alerts that they judged
/// @param compromised of these, those of which they first said "compromised"
/// @param timed decisions whose time is known
/// @param medianSeconds of those; NaN for none
record ReviewerWork(String reviewer, int decisions, int alerts, int compromised, int timed, double medianSeconds) {

    /// From this share on it is always the same click.
    private static final double ALWAYS = 0.95;

    /// What a colleague should talk about with this reviewer; empty for nothing. A flag is a
    /// question: somebody who saw nothing but thefts is right to say so.
    ///
    /// `always`: at least so many alerts as the settings ask, and at least 95% of them called
    /// "compromised". `quick`: at least so many timed decisions, and half of them or more in less
    /// time than the settings call quick.
    List<String> flags(AccuracySettings settings) {
        List<String> flags = new ArrayList<>();
        if (alerts >= settings.fewestDecisions() && compromised >= ALWAYS * alerts) {
            flags.add("always");
        }
        if (timed >= settings.fewestDecisions()
                && medianSeconds < settings.quick().toMillis() / 1000.0) {
            flags.add("quick");
        }
        return List.copyOf(flags);
    }
}
