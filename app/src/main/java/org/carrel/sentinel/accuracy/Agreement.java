package org.carrel.sentinel.accuracy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far two reviewers who judge the same come to the same.
///
/// @param agreement share of pairs with equal verdicts, with Wilson's interval
/// @param kappa Cohen's (1960): (observed − chance) / (1 − chance), the first and the second look
///     taken as two raters. Empty where chance alone would agree always
record Agreement(int pairs, Estimate agreement, Optional<Double> kappa) {

    record Pair(String first, String second) {}

    /// @param pairs at least one
    static Agreement of(List<Pair> pairs) {
        int n = pairs.size();
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> second = new HashMap<>();
        int equal = 0;
        for (Pair pair : pairs) {
            first.merge(pair.first(), 1, Integer::sum);
            second.merge(pair.second(), 1, Integer::sum);
            equal += pair.first().equals(pair.second()) ? 1 : 0;
        }
        double chance = 0;
        for (Map.Entry<String, Integer> entry : first.entrySet()) {
            chance += (double) entry.getValue() / n * second.getOrDefault(entry.getKey(), 0) / n;
        }
        double observed = (double) equal / n;
        Optional<Double> kappa = chance >= 1 ? Optional.empty() : Optional.of((observed - chance) / (1 - chance));
        return new Agreement(n, Proportion.wilson(equal, n), kappa);
    }
}
