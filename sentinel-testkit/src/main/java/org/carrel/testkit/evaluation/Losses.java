package org.carrel.testkit.evaluation;

import java.util.Arrays;
import java.util.List;

/// Documents a thief had before the alert opened.
///
/// @param caught of the attacks that were caught, rising
/// @param all of every attack, rising; one that was not caught lost all it took
record Losses(int[] caught, int[] all) {

    static Losses of(List<Judged.Catch> catches) {
        return new Losses(
                catches.stream()
                        .filter(Judged.Catch::inTime)
                        .mapToInt(Judged.Catch::lost)
                        .sorted()
                        .toArray(),
                catches.stream().mapToInt(Judged.Catch::lost).sorted().toArray());
    }

    static Losses of(List<Judged.Catch> catches, String scenario) {
        return of(catches.stream()
                .filter(each -> each.attack().scenario().equals(scenario))
                .toList());
    }

    /// Between the two nearest values in proportion (type 7 of Hyndman and Fan 1996); NaN of
    /// nothing.
    static double quantile(int[] rising, double share) {
        return quantile(Arrays.stream(rising).asDoubleStream().toArray(), share);
    }

    static double quantile(double[] rising, double share) {
        if (rising.length == 0) {
            return Double.NaN;
        }
        double at = share * (rising.length - 1);
        int below = (int) at;
        int above = Math.min(rising.length - 1, below + 1);
        return rising[below] + (at - below) * (rising[above] - rising[below]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Losses losses && Arrays.equals(caught, losses.caught) && Arrays.equals(all, losses.all);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(caught) + Arrays.hashCode(all);
    }

    @Override
    public String toString() {
        return "Losses[caught=" + Arrays.toString(caught) + ", all=" + Arrays.toString(all) + "]";
    }
}
