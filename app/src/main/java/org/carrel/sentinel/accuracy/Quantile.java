package org.carrel.sentinel.accuracy;

final class Quantile {

    private Quantile() {}

    /// Linear between the two nearest, as spreadsheets and R (type 7) do.
    ///
    /// @param sorted ascending
    /// @return NaN for none
    static double of(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
