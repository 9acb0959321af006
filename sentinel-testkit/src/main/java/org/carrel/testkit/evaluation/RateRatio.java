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

    /// Whether there is any false alert at all; without one, no ratio says anything.
    boolean anything() {
        return sum(inGroup) + sum(inRest) > 0;
    }

    /// Regardless of strata. Where one side has no alert, one more is shared out between the
    /// sides as their days are, which draws the ratio towards 1 and leaves it a wide
    /// interval.
    Interval plain() {
        if (!anything()) {
            return NOTHING;
        }
        double n1 = days();
        double n0 = daysOfRest();
        double more = more();
        double a = sum(inGroup) + more * n1 / (n1 + n0);
        double b = sum(inRest) + more * n0 / (n1 + n0);
        return Interval.ofLog(
                StrictMath.log(a / n1 / (b / n0)), StrictMath.sqrt(Math.max(0, 1 / a - 1 / n1 + 1 / b - 1 / n0)));
    }

    private double more() {
        return sum(inGroup) == 0 || sum(inRest) == 0 ? 1 : 0;
    }

    /// At equal behaviour: Mantel and Haenszel's ratio over the strata, with the variance of
    /// Greenland and Robins (1985). Where one side has no alert, one more is shared out as in
    /// [#plain], and over strata as alerts are.
    Interval withinStrata() {
        if (!anything()) {
            return NOTHING;
        }
        double more = more();
        double all = sum(inGroup) + sum(inRest);
        double over = 0;
        double under = 0;
        double spread = 0;
        for (int i = 0; i < inGroup.length; i++) {
            double n1 = daysOfGroup[i];
            double n0 = daysOfRest[i];
            double n = n1 + n0;
            if (n1 == 0 || n0 == 0) {
                continue;
            }
            double extra = more * (inGroup[i] + inRest[i]) / all;
            double a = inGroup[i] + extra * n1 / n;
            double b = inRest[i] + extra * n0 / n;
            over += a * n0 / n;
            under += b * n1 / n;
            spread += (n1 * n0 * (a + b) - a * b * n) / (n * n);
        }
        if (over == 0 || under == 0) {
            return NOTHING;
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
