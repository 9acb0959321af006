package org.carrel.sentinel.accuracy;

import java.time.LocalDate;
import java.util.Optional;
import org.carrel.sentinel.review.Verdict;

/// An alert of the period as a statistician sees it.
///
/// @param day on which it was opened
/// @param drawn whether the audit drew from that day
/// @param days account-days it covers
/// @param seconds from the line that opened it to its being raised
/// @param verdict key of the standing one; empty while nobody has decided
record CheckedAlert(
        LocalDate day,
        boolean drawn,
        long days,
        double probability,
        double seconds,
        String verdict,
        String countries,
        String age,
        String volume) {

    /// Whether it is a theft; empty while nobody is sure.
    Optional<Boolean> theft() {
        return theft(verdict);
    }

    static Optional<Boolean> theft(String verdict) {
        return verdict.isEmpty() || verdict.equals(Verdict.UNSURE.key())
                ? Optional.empty()
                : Optional.of(verdict.equals(Verdict.COMPROMISED.key()));
    }

    /// The group it belongs to.
    ///
    /// @param division as in [GroupCount]
    String group(String division) {
        return switch (division) {
            case "countries" -> countries;
            case "age" -> age;
            default -> volume;
        };
    }
}
