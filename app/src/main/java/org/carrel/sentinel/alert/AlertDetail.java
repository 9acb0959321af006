package org.carrel.sentinel.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// One alert with all that a reviewer may know before asking who it is.
record AlertDetail(AlertRow alert, Instant firstAt, List<Evidence> evidence, List<Hour> hours, List<Day> days) {

    /// @param bits weight; negative where it speaks for a lawful reader
    record Evidence(double bits, String sentence) {

        String shownBits() {
            return Bits.shown(bits);
        }

        /// Width of its bar, 0 to 100, of the strongest one's.
        int share(double strongest) {
            return strongest <= 0 ? 0 : (int) Math.round(100 * Math.min(1, Math.abs(bits) / strongest));
        }
    }

    record Hour(Instant start, int documents) {}

    /// One of the account's days.
    record Day(
            LocalDate day,
            double score,
            int documents,
            long hits,
            int addresses,
            int networks,
            int countries,
            boolean inEpisode) {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

        String shown() {
            return DAY.format(day);
        }

        String shownScore() {
            return Bits.shown(score);
        }
    }

    double strongest() {
        return evidence.stream().mapToDouble(one -> Math.abs(one.bits())).max().orElse(0);
    }
}
