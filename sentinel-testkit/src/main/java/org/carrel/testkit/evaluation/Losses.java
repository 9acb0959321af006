package org.carrel.testkit.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Documents a thief had before the alert opened.
///
/// @param caught of the attacks that were caught, rising
/// @param all of every attack, rising; one that was not caught lost all it took
record Losses(int[] caught, int[] all) {

    private static final int EVENLY = 200;

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

    /// Every scenario with the same weight, however many accounts it struck: as many values
    /// of each, evenly spread over its quantiles.
    static Losses balanced(List<Judged.Catch> catches) {
        List<Losses> each = catches.stream()
                .map(one -> one.attack().scenario())
                .distinct()
                .map(scenario -> of(catches, scenario))
                .toList();
        return new Losses(
                each.stream()
                        .flatMapToInt(losses -> evenly(losses.caught()))
                        .sorted()
                        .toArray(),
                each.stream()
                        .flatMapToInt(losses -> evenly(losses.all()))
                        .sorted()
                        .toArray());
    }

    private static IntStream evenly(int[] rising) {
        return rising.length == 0
                ? IntStream.empty()
                : IntStream.range(0, EVENLY).map(i -> rising[(int) ((i + .5) / EVENLY * rising.length)]);
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
