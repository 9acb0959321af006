package org.carrel.sentinel.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Of the account-days on which a thief was there, the share that alerts covered.
///
/// Alert verdicts alone can never tell it: nobody looks below the line. The audit does, with known
/// chances. The days below the line with a thief are estimated by Hájek's ratio (J. Hájek, in
/// Foundations of Statistical Inference, 1971), N · Σ(y/π) / Σ(1/π); those in alerts by the share
/// among the decided alerts' days. Unsure counts as undecided.
///
/// @param theftDaysInAlerts estimated
/// @param theftDaysBelow estimated
/// @param theftDaysBelowAtMost with 95% confidence, by exact bounds of each band together
///     (Bonferroni)
/// @param recall empty where no theft at all was found; without one below the line the interval
///     reaches from what `theftDaysBelowAtMost` leaves to 1, otherwise it is the bootstrap's (2.5%
///     to 97.5%)
record Recall(double theftDaysInAlerts, double theftDaysBelow, double theftDaysBelowAtMost, Optional<Estimate> recall) {

    private static final double DOUBT = 0.05;

    /// An alert as a case of several account-days.
    ///
    /// @param theft empty while nobody is sure
    record Case(long days, Optional<Boolean> theft) {}

    /// A judged sample from below the line.
    record Judged(String band, double inclusion, boolean theft) {}

    /// @param below account-days below the line by band, all of them
    static Recall of(List<Case> alerts, Map<String, Long> below, List<Judged> judged, long seed, int resamples) {
        long size = below.values().stream().mapToLong(Long::longValue).sum();
        double inAlerts = inAlerts(alerts);
        double missed = missed(judged, size);
        double atMost = atMost(below, judged);
        if (inAlerts + missed <= 0) {
            return new Recall(inAlerts, missed, atMost, Optional.empty());
        }
        double value = inAlerts / (inAlerts + missed);
        Estimate estimate = missed > 0
                ? bootstrap(value, alerts, size, judged, seed, resamples)
                : new Estimate(value, inAlerts / (inAlerts + atMost), 1);
        return new Recall(inAlerts, missed, atMost, Optional.of(estimate));
    }

    private static double inAlerts(List<Case> alerts) {
        double all = 0;
        double sure = 0;
        double theft = 0;
        for (Case one : alerts) {
            all += one.days();
            sure += one.theft().isPresent() ? one.days() : 0;
            theft += one.theft().orElse(false) ? one.days() : 0;
        }
        return sure == 0 ? 0 : all * theft / sure;
    }

    private static double missed(List<Judged> judged, long size) {
        double weights = 0;
        double theft = 0;
        for (Judged one : judged) {
            weights += 1 / one.inclusion();
            theft += one.theft() ? 1 / one.inclusion() : 0;
        }
        return weights == 0 ? 0 : size * theft / weights;
    }

    private static double atMost(Map<String, Long> below, List<Judged> judged) {
        double confidence = 1 - DOUBT / Math.max(1, below.size());
        double sum = 0;
        for (Map.Entry<String, Long> band : below.entrySet()) {
            List<Judged> there = judged.stream()
                    .filter(one -> one.band().equals(band.getKey()))
                    .toList();
            long found = there.stream().filter(Judged::theft).count();
            sum += band.getValue() * Proportion.upperBound(found, there.size(), confidence);
        }
        return sum;
    }

    /// Cases are drawn anew from all alerts, samples from those of their band.
    private static Estimate bootstrap(
            double value, List<Case> alerts, long size, List<Judged> judged, long seed, int resamples) {
        Random random = new Random(seed);
        Map<String, List<Judged>> bands = new TreeMap<>();
        judged.forEach(one ->
                bands.computeIfAbsent(one.band(), band -> new ArrayList<>()).add(one));
        double[] values = new double[resamples];
        int known = 0;
        for (int i = 0; i < resamples; i++) {
            double inAlerts = inAlerts(redrawn(alerts, random));
            List<Judged> again = new ArrayList<>();
            bands.values().forEach(band -> again.addAll(redrawn(band, random)));
            double missed = missed(again, size);
            if (inAlerts + missed > 0) {
                values[known++] = inAlerts / (inAlerts + missed);
            }
        }
        double[] sorted = Arrays.copyOf(values, known);
        Arrays.sort(sorted);
        return new Estimate(value, Quantile.of(sorted, DOUBT / 2), Quantile.of(sorted, 1 - DOUBT / 2));
    }

    private static <T> List<T> redrawn(List<T> all, Random random) {
        List<T> again = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            again.add(all.get(random.nextInt(all.size())));
        }
        return again;
    }
}
