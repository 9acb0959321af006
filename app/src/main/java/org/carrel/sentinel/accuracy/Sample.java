package org.carrel.sentinel.accuracy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A sample as its reviewer sees it: no score, no probability, no token by which an alert could be
/// looked up, and nothing that tells a first look from a second.
///
/// @param decisions how often it was decided; the form gives it back
/// @param verdict this reviewer's own; empty while undecided
/// @param note this reviewer's own
/// @param days the account's days around the one in question
record Sample(long id, LocalDate day, int decisions, String verdict, String note, List<Day> days) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    /// @param asked whether this is the day in question
    record Day(
            LocalDate day,
            int documents,
            long hits,
            int addresses,
            int networks,
            int countries,
            long bytes,
            boolean asked) {

        String shown() {
            return DAY.format(day);
        }

        /// In megabytes, as people count what they download.
        String megabytes() {
            return String.format(Locale.UK, "%,.1f", bytes / 1e6);
        }
    }

    /// A line of the list.
    record Waiting(long id, LocalDate day) {

        String shown() {
            return DAY.format(day);
        }
    }

    String shownDay() {
        return DAY.format(day);
    }

    boolean decided() {
        return !verdict.isEmpty();
    }
}
