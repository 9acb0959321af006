package org.carrel.sentinel.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.carrel.engine.scoring.Tenths;

/// One alert with all that a reviewer may know before asking who it is.
record AlertDetail(
        AlertRow alert,
        Instant firstAt,
        String unavailable,
        List<Evidence> evidence,
        List<Hour> hours,
        List<Session> sessions,
        List<Day> days) {

    /// Days of so many bits may be the theft's own: it often begins before there is an alert.
    private static final double UNUSUAL = 3;

    /// @param bits weight; negative where it speaks for a lawful reader
    record Evidence(double bits, String sentence) {

        /// Width of its bar, 0 to 100, of the strongest one's.
        int share(double strongest) {
            return strongest <= 0 ? 0 : (int) Math.round(100 * Math.min(1, Math.abs(bits) / strongest));
        }
    }

    record Hour(Instant start, int documents) {}

    /// @param network its number in this alert, from 1
    /// @param country ISO 3166-1 alpha-2; empty where unknown
    /// @param kind of network, a message key under `alert.network.`
    record Session(
            Instant from,
            Instant to,
            int network,
            String country,
            String kind,
            boolean isNew,
            int hits,
            int documents) {

        /// In English; empty where unknown.
        String countryName() {
            return country.isEmpty() ? "" : Locale.of("", country).getDisplayCountry(Locale.UK);
        }
    }

    PlaceStrip strip() {
        return PlaceStrip.of(sessions);
    }

    /// What the account's days before this alert usually have.
    Usual usual() {
        LocalDate first = days.stream()
                .filter(Day::inEpisode)
                .map(Day::day)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        List<Day> before = days.stream()
                .filter(day -> day.day().isBefore(first) && day.score() < UNUSUAL)
                .toList();
        return new Usual(
                before.size(),
                middle(before.stream().mapToInt(Day::documents).sorted().toArray()),
                middle(before.stream().mapToInt(Day::networks).sorted().toArray()),
                before.stream().mapToInt(Day::countries).max().orElse(0));
    }

    /// @param days with any use, of the five weeks before the alert
    /// @param documents median of a day
    /// @param networks median of a day
    /// @param countries most on one day
    record Usual(int days, int documents, int networks, int countries) {}

    private static int middle(int[] sorted) {
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

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

    /// The weights as a page shows them, in the order of the evidence: they add up to the score that it shows.
    List<String> shownBits() {
        double[] tenths = Tenths.of(evidence.stream().map(Evidence::bits).toList(), alert.score());
        return DoubleStream.of(tenths).mapToObj(Bits::shown).toList();
    }

    double strongest() {
        return evidence.stream().mapToDouble(one -> Math.abs(one.bits())).max().orElse(0);
    }
}
