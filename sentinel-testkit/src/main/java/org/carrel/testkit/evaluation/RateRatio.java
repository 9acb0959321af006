package org.carrel.testkit.evaluation;

/// False alerts an account-day of a group over those of the rest, counted stratum by stratum.
final class RateRatio {

    private static final Interval NOTHING = new Interval(Double.NaN, 0, Double.POSITIVE_INFINITY);

    private final double[] inGroup;
    private final double[] inRest;
    private final double[] daysOfGroup;
    private final double[] daysOfRest;

    RateRatio(int strata) {
        inGroup = new double[strata];
        inRest = new double[strata];
        daysOfGroup = new double[strata];
        daysOfRest = new double[strata];
    }

    void add(boolean group, int stratum, int falseAlerts) {
        (group ? daysOfGroup : daysOfRest)[stratum]++;
        (group ? inGroup : inRest)[stratum] += falseAlerts;
    }

    double alerts() {
        return sum(inGroup);
    }

    double days() {
        return sum(daysOfGroup);
    }

    double daysOfRest() {
        return sum(daysOfRest);
    }

    /// False alerts the group would have at the rate of all.
    double expected() {
        return (sum(inGroup) + sum(inRest)) * days() / Math.max(1, days() + daysOfRest());
    }

    /// Regardless of strata, with the usual standard error of a logarithm of a ratio.
    Interval plain() {
        double a = sum(inGroup);
        double b = sum(inRest);
        double n1 = days();
        double n0 = daysOfRest();
        if (a == 0 || b == 0) {
            return a == 0 ? none(b * n1 / n0) : NOTHING;
        }
        return Interval.ofLog(
                StrictMath.log(a / n1 / (b / n0)), StrictMath.sqrt(Math.max(0, 1 / a - 1 / n1 + 1 / b - 1 / n0)));
    }

    /// Of a group without a false alert: 0, and at most the largest mean that would leave it
    /// so in 1 of 40 worlds, over what the rest's rate would bring it.
    private static Interval none(double expected) {
        return expected > 0 ? new Interval(0, 0, Interval.poisson(0).high() / expected) : NOTHING;
    }

    /// At equal behaviour: Mantel and Haenszel's ratio over the strata, with the variance of
    /// Greenland and Robins (1985).
    Interval withinStrata() {
        double over = 0;
        double under = 0;
        double spread = 0;
        double expected = 0;
        for (int i = 0; i < inGroup.length; i++) {
            double n1 = daysOfGroup[i];
            double n0 = daysOfRest[i];
            double n = n1 + n0;
            if (n1 == 0 || n0 == 0) {
                continue;
            }
            double a = inGroup[i];
            double b = inRest[i];
            over += a * n0 / n;
            under += b * n1 / n;
            expected += b * n1 / n0;
            spread += (n1 * n0 * (a + b) - a * b * n) / (n * n);
        }
        if (over == 0 || under == 0) {
            return over == 0 ? none(expected) : NOTHING;
        }
        return Interval.ofLog(StrictMath.log(over / under), StrictMath.sqrt(spread / (over * under)));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
