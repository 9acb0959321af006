package org.carrel.engine.scoring;

/// Tail probabilities, and the bits they are worth.
final class Tails {

    private static final double LN2 = StrictMath.log(2);
    /// No single count is stronger evidence than this, however far out: the tails are not known further.
    private static final double SMALLEST = 1e-9;

    private Tails() {}

    static double log2(double x) {
        return StrictMath.log(x) / LN2;
    }

    /// The most that a p-value can speak against chance: log2 of 1 / (−e·p·ln p), and 0 from p = 1/e on.
    ///
    /// Source: Sellke, Bayarri and Berger, Calibration of p values for testing precise null hypotheses, 2001.
    static double bits(double p) {
        if (p >= 1 / StrictMath.E) {
            return 0;
        }
        double q = Math.max(p, SMALLEST);
        return -log2(-StrictMath.E * q * StrictMath.log(q));
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
        double q = Math.min(Math.max(p, SMALLEST), 0.5);
        return StrictMath.tan((0.5 - q) * StrictMath.PI);
    }

    /// Mid-p of a negative binomial: P(X > x) + ½·P(X = x).
    ///
    /// @param mean above 0
    /// @param size above 0; variance is mean + mean²/size
    static double negativeBinomial(int x, double mean, double size) {
        double q = mean / (mean + size);
        double term = StrictMath.exp(logProbability(x, q, size));
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
                + size * StrictMath.log(1 - q)
                + x * StrictMath.log(q);
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
            shift = -StrictMath.log(product);
        }
        double inverse = 1 / y;
        double square = inverse * inverse;
        double series = inverse
                * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return shift + (y - 0.5) * StrictMath.log(y) - y + 0.5 * StrictMath.log(2 * StrictMath.PI) + series;
    }
}
