package org.carrel.sentinel.accuracy;

import java.util.ArrayList;
import java.util.List;

/// Whether what is said to have a chance of 70% is true seven times in ten.
///
/// @param bins the tenths of the scale in which there is something
/// @param brier mean squared difference of probability and truth (G. W. Brier, 1950); 0 is perfect;
///     NaN for nothing
/// @param calibrationError mean distance of the observed share from the mean probability, over the
///     bins by their weight
record Reliability(List<Bin> bins, double brier, double calibrationError) {

    private static final int TENTHS = 10;

    /// @param weight how many like it there are: 1/π for a sample, 1 for an alert
    record Shown(double probability, boolean theft, double weight) {}

    /// @param from lower edge; the bin is a tenth wide
    /// @param n unweighted
    /// @param observed weighted, with Wilson's interval at Kish's effective number
    record Bin(double from, int n, double meanProbability, Estimate observed) {}

    static Reliability of(List<Shown> all) {
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        double weights = weight(all);
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int wanted = tenth;
            List<Shown> here = all.stream().filter(one -> tenth(one) == wanted).toList();
            if (!here.isEmpty()) {
                Bin bin = bin(tenth, here);
                bins.add(bin);
                error += weight(here) / weights * Math.abs(bin.observed().value() - bin.meanProbability());
            }
        }
        double squares = all.stream()
                .mapToDouble(one -> one.weight() * Math.pow(one.probability() - (one.theft() ? 1 : 0), 2))
                .sum();
        return new Reliability(bins, squares / weights, all.isEmpty() ? Double.NaN : error);
    }

    private static Bin bin(int tenth, List<Shown> here) {
        double weight = weight(here);
        double squared =
                here.stream().mapToDouble(one -> one.weight() * one.weight()).sum();
        double effective = weight * weight / squared;
        double theft =
                here.stream().filter(Shown::theft).mapToDouble(Shown::weight).sum();
        double mean = here.stream()
                        .mapToDouble(one -> one.weight() * one.probability())
                        .sum()
                / weight;
        return new Bin(
                tenth / (double) TENTHS,
                here.size(),
                mean,
                Proportion.wilson(Math.min(1, theft / weight) * effective, effective));
    }

    private static double weight(List<Shown> all) {
        return all.stream().mapToDouble(Shown::weight).sum();
    }

    private static int tenth(Shown one) {
        return Math.clamp((int) (one.probability() * TENTHS), 0, TENTHS - 1);
    }
}
