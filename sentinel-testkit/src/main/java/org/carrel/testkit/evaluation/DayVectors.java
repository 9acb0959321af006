package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;

/// Each account-day as a point for the forests: logarithms of documents in the busiest hour, the
/// day and the week, of hosts, networks, countries and refused sign-ins, of pages per document, the
/// regularity of gaps, and busy hours.
final class DayVectors implements Rival {

    static final int DIMENSIONS = 10;

    /// @param at epoch second of the day's last event
    record Vector(int account, int day, long at, double[] values) {}

    private final List<Vector> vectors = new ArrayList<>();
    private final PerAccount<Day> days = new PerAccount<>(Day::new);

    private static final class Day {
        int day = -1;
        long last;
        long lastDocument;
        final Set<Long> documents = new HashSet<>();
        final Set<Long> hosts = new HashSet<>();
        final Set<Long> networks = new HashSet<>();
        final Set<String> countries = new HashSet<>();
        final int[] byHour = new int[25];
        final int[] week = new int[7];
        long hours;
        int failures;
        int pages;
        double gaps;
        double squares;
        int gapCount;

        void clear(int next) {
            for (int gone = day + 1; gone <= Math.min(next, day + 7); gone++) {
                week[Math.floorMod(gone, 7)] = 0;
            }
            day = next;
            lastDocument = 0;
            documents.clear();
            hosts.clear();
            networks.clear();
            countries.clear();
            java.util.Arrays.fill(byHour, 0);
            hours = 0;
            failures = 0;
            pages = 0;
            gaps = 0;
            squares = 0;
            gapCount = 0;
        }
    }

    @Override
    public void see(int account, int day, AccessEvent event) {
        Day own = days.of(account);
        if (own.day != day) {
            close(account, own);
            own.clear(day);
        }
        own.last = event.epochSecond();
        // the hour of the day but for the zone, which changes nothing: hours are only counted
        int hour = (int) Math.floorMod(Math.floorDiv(event.epochSecond(), 3600L), 24L);
        own.hours |= 1L << hour;
        own.networks.add(event.network());
        if (event.host() != 0) {
            own.hosts.add(event.host());
        }
        if (event.place().hasCountry()) {
            own.countries.add(event.place().country());
        }
        own.failures += event.kind() == RequestKind.SIGN_IN_FAILED ? 1 : 0;
        own.pages += event.kind() == RequestKind.PAGE || event.kind() == RequestKind.SEARCH ? 1 : 0;
        if (event.deliversDocument() && own.documents.add(event.document())) {
            document(own, hour, event.epochSecond());
        }
    }

    private static void document(Day own, int hour, long now) {
        own.byHour[hour]++;
        own.week[Math.floorMod(own.day, 7)]++;
        if (own.lastDocument != 0) {
            double gap = now - own.lastDocument;
            own.gaps += gap;
            own.squares += gap * gap;
            own.gapCount++;
        }
        own.lastDocument = now;
    }

    private void close(int account, Day own) {
        if (own.day < 0) {
            return;
        }
        int busiest = 0;
        for (int count : own.byHour) {
            busiest = Math.max(busiest, count);
        }
        int inWeek = 0;
        for (int count : own.week) {
            inWeek += count;
        }
        int read = own.documents.size();
        vectors.add(new Vector(account, own.day, own.last, new double[] {
            log(busiest),
            log(read),
            log(inWeek),
            log(own.hosts.size()),
            log(own.networks.size()),
            log(own.countries.size()),
            log(own.failures),
            log(own.pages / Math.max(1.0, read)),
            regularity(own),
            Long.bitCount(own.hours) / 4.0
        }));
    }

    /// Spread of the gaps between documents over their mean, at most 3; 1, as by chance alone, with
    /// fewer than 5 gaps.
    private static double regularity(Day own) {
        if (own.gapCount < 5 || own.gaps == 0) {
            return 1;
        }
        double mean = own.gaps / own.gapCount;
        double variance = Math.max(0, own.squares / own.gapCount - mean * mean);
        return Math.min(3, StrictMath.sqrt(variance) / mean);
    }

    private static double log(double x) {
        return StrictMath.log1p(x);
    }

    @Override
    public void finish() {
        for (int account = 0; account < days.all().size(); account++) {
            close(account, days.all().get(account));
            days.all().get(account).day = -1;
        }
        vectors.sort(Comparator.comparingInt(Vector::day).thenComparingInt(Vector::account));
    }

    /// By day, then account; complete after [#finish].
    List<Vector> vectors() {
        return vectors;
    }
}
