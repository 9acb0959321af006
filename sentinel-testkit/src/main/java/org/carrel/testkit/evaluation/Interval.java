package org.carrel.testkit.evaluation;

/// An estimate with its 95% interval.
record Interval(double estimate, double low, double high) {

    private static final double Z = 1.959963984540054;
    private static final double TAIL = .025;
    private static final int EXACT = 50;

    /// Wilson's score interval for a share (Wilson 1927; Brown, Cai and DasGupta 2001 recommend it
    /// for small numbers).
    ///
    /// @return 0 to 1 where `of` is 0; the estimate is then NaN
    static Interval wilson(double hits, double of) {
        if (of <= 0) {
            return new Interval(Double.NaN, 0, 1);
        }
        double share = hits / of;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * of)) / (1 + z2 / of);
        double half = Z / (1 + z2 / of) * StrictMath.sqrt(share * (1 - share) / of + z2 / (4 * of * of));
        // the bounds of 0 of n and n of n are exact; only rounding keeps them off
        double low = hits == 0 ? 0 : Math.max(0, centre - half);
        double high = hits == of ? 1 : Math.min(1, centre + half);
        return new Interval(share, low, high);
    }

    /// Mean of independent shares, each with equal weight: Wilson's bounds of each combined by the
    /// method of variance estimates recovery (Newcombe 1998; Zou and Donner 2008).
    static Interval mean(java.util.Collection<Interval> shares) {
        double estimate = 0;
        double below = 0;
        double above = 0;
        int count = 0;
        for (Interval share : shares) {
            if (!Double.isNaN(share.estimate())) {
                estimate += share.estimate();
                below += square(share.estimate() - share.low());
                above += square(share.high() - share.estimate());
                count++;
            }
        }
        if (count == 0) {
            return new Interval(Double.NaN, 0, 1);
        }
        double mean = estimate / count;
        return new Interval(
                mean,
                Math.max(0, mean - StrictMath.sqrt(below) / count),
                Math.min(1, mean + StrictMath.sqrt(above) / count));
    }

    /// Bounds of the mean of a Poisson count: the exact ones (Garwood 1936) up to 50, then
    /// Byar's approximation, which is within a fifth of a per cent there.
    static Interval poisson(double count) {
        if (count <= EXACT) {
            int seen = (int) StrictMath.rint(count);
            return new Interval(count, seen == 0 ? 0 : mean(seen - 1, 1 - TAIL), mean(seen, TAIL));
        }
        double low = count * cube(1 - 1 / (9 * count) - Z / (3 * StrictMath.sqrt(count)));
        double next = count + 1;
        double high = next * cube(1 - 1 / (9 * next) + Z / (3 * StrictMath.sqrt(next)));
        return new Interval(count, low, high);
    }

    /// The mean at which `most` or fewer come with the given chance.
    private static double mean(int most, double chance) {
        double low = 0;
        double high = 4.0 * EXACT;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            double term = StrictMath.exp(-middle);
            double sum = term;
            for (int k = 1; k <= most; k++) {
                term *= middle / k;
                sum += term;
            }
            if (sum > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// From a natural logarithm and its standard error.
    static Interval ofLog(double logarithm, double error) {
        return new Interval(
                StrictMath.exp(logarithm),
                StrictMath.exp(logarithm - Z * error),
                StrictMath.exp(logarithm + Z * error));
    }

    private static double square(double x) {
        return x * x;
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
