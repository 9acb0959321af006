package org.carrel.sentinel.accuracy;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether scores are spread as they used to be.
///
/// @param before account-days compared with
/// @param now account-days compared
/// @param stability population stability index over the tenths of the days before: Σ (q − p)
///     ln(q/p). By custom, below 0.1 is steady, above 0.25 has moved. An empty tenth counts as half
///     an account-day
/// @param distance Kolmogorov's and Smirnov's largest distance of the two distribution functions,
///     to a quarter of a bit
/// @param chance of a distance at least as large without any change, for independent days (Stephens
///     1970)
record Drift(long before, long now, double stability, double distance, double chance) {

    private static final int TENTHS = 10;
    private static final int TERMS = 100;

    /// @param before account-days by score
    /// @param now the same, both not empty
    static Drift of(SortedMap<Double, Long> before, SortedMap<Double, Long> now) {
        long m = sum(before);
        long n = sum(now);
        double distance = distance(before, m, now, n);
        return new Drift(m, n, stability(before, m, now, n), distance, chance(distance, m, n));
    }

    private static double distance(SortedMap<Double, Long> before, long m, SortedMap<Double, Long> now, long n) {
        TreeSet<Double> edges = new TreeSet<>(before.keySet());
        edges.addAll(now.keySet());
        long a = 0;
        long b = 0;
        double most = 0;
        for (double edge : edges) {
            a += before.getOrDefault(edge, 0L);
            b += now.getOrDefault(edge, 0L);
            most = Math.max(most, Math.abs(a / (double) m - b / (double) n));
        }
        return most;
    }

    private static double stability(SortedMap<Double, Long> before, long m, SortedMap<Double, Long> now, long n) {
        TreeMap<Double, Integer> ends = new TreeMap<>();
        long seen = 0;
        for (var entry : before.entrySet()) {
            int tenth = (int) Math.min(TENTHS - 1, seen * TENTHS / m);
            ends.put(entry.getKey(), tenth);
            seen += entry.getValue();
        }
        double[] p = new double[TENTHS];
        double[] q = new double[TENTHS];
        before.forEach((score, count) -> p[tenth(ends, score)] += count);
        now.forEach((score, count) -> q[tenth(ends, score)] += count);
        double sum = 0;
        for (int i = 0; i < TENTHS; i++) {
            if (p[i] > 0 || q[i] > 0) {
                double was = Math.max(0.5, p[i]) / m;
                double is = Math.max(0.5, q[i]) / n;
                sum += (is - was) * Math.log(is / was);
            }
        }
        return sum;
    }

    private static int tenth(TreeMap<Double, Integer> ends, double score) {
        var floor = ends.floorEntry(score);
        return floor == null ? 0 : floor.getValue();
    }

    private static double chance(double distance, long m, long n) {
        double root = Math.sqrt((double) m * n / (m + n));
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        if (lambda < 0.2) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
        }
        return Math.clamp(sum, 0, 1);
    }

    private static long sum(SortedMap<Double, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
