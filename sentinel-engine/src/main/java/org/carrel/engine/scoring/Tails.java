package org.carrel.engine.scoring;

/// Tail probabilities, and the bits they are worth.
final class Tails {

    private static final double LN2 = StrictMath.log(2);
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final double LOG2_E = 1.4426950408889634;
    /// So many days of everybody's count for an account's own.
    private static final double ALPHA = 2;
    /// No single count is stronger evidence than this, however far out: the tails are not known further.
    private static final double SMALLEST = 1e-9;

    private Tails() {}

    static double log2(double x) {
        return Logs.log2(x);
    }

    /// The most that a p-value can speak against chance: log2 of 1 / (−e·p·ln p), and 0 from p = 1/e on.
    ///
    /// Source: Sellke, Bayarri and Berger, Calibration of p values for testing precise null hypotheses, 2001.
    static double bits(double p) {
        if (p >= 1 / StrictMath.E) {
            return 0;
        }
        double q = Math.max(p, SMALLEST);
        double log = Logs.log2(q);
        return -LOG2_E - log - Logs.log2(-log * LN2);
    }

    /// p of a count between an account's own days and the population's.
    ///
    /// @param reached own days that came as far, fading
    /// @param days own days
    /// @param population log2 of the chance that anybody's day comes as far
    static double own(double reached, double days, double population) {
        return (reached + ALPHA * Logs.exp2(population)) / (days + ALPHA);
    }

    /// One p-value from several that may depend on each other in any way.
    ///
    /// The second counts half, the others a quarter each. All are one-sided: what is not above the middle
    /// says nothing, so a value above ½ counts as ½. Otherwise a single p near 1 would outweigh any other.
    ///
    /// Source: Liu and Xie, Cauchy combination test, 2020.
    static double cauchy(double p1, double p2, double p3) {
        double sum = cotangent(p1) / 4 + cotangent(p2) / 2 + cotangent(p3) / 4;
        return 0.5 - StrictMath.atan(sum) / StrictMath.PI;
    }

    private static double cotangent(double p) {
        if (p >= 0.5) {
            return 0;
        }
        double q = Math.max(p, SMALLEST);
        return StrictMath.tan((0.5 - q) * StrictMath.PI);
    }

    /// Mid-p of a negative binomial: P(X > x) + ½·P(X = x).
    ///
    /// @param mean above 0
    /// @param size above 0; variance is mean + mean²/size
    static double negativeBinomial(int x, double mean, double size) {
        double q = mean / (mean + size);
        double term = Logs.exp2(Math.max(-1000, LOG2_E * logProbability(x, q, size)));
        double sum = term / 2;
        for (int k = x; k < x + 400; k++) {
            double ratio = (k + size) / (k + 1.0) * q;
            term *= ratio;
            if (ratio < 1 && term < 1e-4 * sum) {
                return Math.min(1, sum + term / (1 - ratio));
            }
            sum += term;
        }
        double ratio = q * Math.max(1, size / x);
        return ratio < 1 ? Math.min(1, sum + term * ratio / (1 - ratio)) : 1;
    }

    private static double logProbability(int x, double q, double size) {
        return logGamma(x + size)
                - logGamma(size)
                - logGamma(x + 1.0)
                + LN2 * (size * Logs.log2(1 - q) + x * Logs.log2(q));
    }

    /// Stirling's series, after shifting the argument above 8; relative error below 1e-12.
    static double logGamma(double x) {
        double shift = 0;
        double y = x;
        if (y < 8) {
            double product = 1;
            while (y < 8) {
                product *= y;
                y += 1;
            }
            shift = -LN2 * Logs.log2(product);
        }
        double inverse = 1 / y;
        double square = inverse * inverse;
        double series = inverse
                * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return shift + (y - 0.5) * LN2 * Logs.log2(y) - y + HALF_LOG_TWO_PI + series;
    }
}
