package org.carrel.sentinel.accuracy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A random sample of account-days with known chances.
///
/// Each score band that is not empty gets the same expected number of samples, so that the rare
/// high scores are looked at more often than the many low ones; within a band every account-day has
/// the same chance. The draw is systematic (Madow 1949: one random start, then equal steps along
/// the summed chances) through a list sorted by stratum and in random order within: the chance of
/// each is exact, the number drawn is the expected one rounded up or down, and the other strata are
/// spread evenly.
final class Draw {

    /// An account-day without an alert.
    record Candidate(String account, double probability, Stratum stratum) {}

    /// @param inclusion its chance to be drawn, above 0 and at most 1
    record Drawn(Candidate candidate, double inclusion) {}

    private Draw() {}

    /// @param expected how many are to be drawn on average; may be below 1
    static List<Drawn> from(List<Candidate> candidates, double expected, long seed) {
        Map<String, Double> inclusion = inclusion(candidates, expected);
        Random random = new Random(seed);
        List<Candidate> order = new ArrayList<>(candidates);
        order.sort(Comparator.comparing(Candidate::account));
        Collections.shuffle(order, random);
        order.sort(Comparator.comparing(Candidate::stratum));
        List<Drawn> drawn = new ArrayList<>();
        double sum = 0;
        double next = random.nextDouble();
        for (Candidate candidate : order) {
            double chance = inclusion.getOrDefault(candidate.stratum().band(), 0.0);
            sum += chance;
            if (next < sum) {
                drawn.add(new Drawn(candidate, chance));
                next += 1;
            }
        }
        return drawn;
    }

    /// The chance of an account-day of each band.
    static Map<String, Double> inclusion(List<Candidate> candidates, double expected) {
        Map<String, Double> chances = new TreeMap<>();
        candidates.forEach(candidate -> chances.merge(candidate.stratum().band(), 1.0, Double::sum));
        double each = expected / Math.max(1, chances.size());
        chances.replaceAll((band, count) -> Math.min(1, each / count));
        return chances;
    }
}
