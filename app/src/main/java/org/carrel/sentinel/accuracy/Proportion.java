package org.carrel.sentinel.accuracy;

import org.hipparchus.distribution.continuous.BetaDistribution;

/// Intervals of a share of `n` things of which `found` have a property, at 95%.
final class Proportion {

    /// Half of 5% on each side of a normal distribution.
    private static final double Z = 1.959963984540054;

    private Proportion() {}

    /// Wilson's score interval (E. B. Wilson, JASA 22, 1927).
    ///
    /// @param found may be a weighted number
    /// @param n above 0; may be an effective number
    static Estimate wilson(double found, double n) {
        double share = found / n;
        double z2 = Z * Z / n;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt((share * (1 - share) + z2 / 4) / n) / (1 + z2);
        return new Estimate(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /// The share that is not exceeded with this confidence: exact (Clopper and Pearson, Biometrika
    /// 26, 1934). With none found it is 1 − (1 − confidence)^(1/n), about 3/n at 95%: the rule of
    /// three.
    ///
    /// @param n 0 gives 1: nothing is known
    static double upperBound(long found, long n, double confidence) {
        if (found >= n) {
            return 1;
        }
        return new BetaDistribution(found + 1.0, (double) n - found).inverseCumulativeProbability(confidence);
    }
}
