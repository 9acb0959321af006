package org.carrel.testkit.evaluation;

/// False alerts an account-day of a group over those of the rest, counted stratum by stratum.
final class RateRatio {

    private static final double HALF = 0.5;

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

    /// Regardless of strata, with half an alert added to each side (Walter 1975; Agresti
    /// 2013, 3.1).
    Interval plain() {
        double a = sum(inGroup) + HALF;
        double b = sum(inRest) + HALF;
        double n1 = days() + HALF;
        double n0 = daysOfRest() + HALF;
        return Interval.ofLog(StrictMath.log(a / n1 / (b / n0)), StrictMath.sqrt(1 / a - 1 / n1 + 1 / b - 1 / n0));
    }

    /// At equal behaviour: Mantel and Haenszel's ratio over the strata, with the variance of
    /// Greenland and Robins (1985). Where one side has no alert, half an alert is spread over
    /// its strata as its days are.
    Interval withinStrata() {
        double more = sum(inGroup) == 0 || sum(inRest) == 0 ? HALF : 0;
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
            double a = inGroup[i] + more * n1 / days();
            double b = inRest[i] + more * n0 / daysOfRest();
            over += a * n0 / n;
            under += b * n1 / n;
            spread += (n1 * n0 * (a + b) - a * b * n) / (n * n);
        }
        if (over == 0 || under == 0) {
            return new Interval(Double.NaN, 0, Double.POSITIVE_INFINITY);
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
