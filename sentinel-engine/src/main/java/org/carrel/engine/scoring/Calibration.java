package org.carrel.engine.scoring;

/// From how rare so much evidence is among lawful days to what it is worth.
///
/// Both tables come from five worlds of the simulated campus that were set aside for tuning (seeds 101 to 105, 4,000
/// accounts and 35 days each, 198,214 lawful account-days, every scenario of equal weight), smoothed to rise; see
/// docs/detector.md. They are where a library begins: its own days replace the first, its reviewers' verdicts, by
/// [Isotonic], the second.
final class Calibration {

    /// −log2 of the chance that a lawful account-day reaches 0, 2, 4 … bits of evidence, and the slope from the last
    /// one on: for accounts not known, little known and well known.
    private static final double[][] TAILS = {
        {2.30, 4.69, 6.78, 7.94, 8.82, 9.23, 10.05, 10.49, 10.98, 11.51},
        {2.07, 4.29, 6.21, 7.72, 8.71, 9.57, 10.98, 11.58, 12.56, 13.54},
        {2.19, 4.68, 6.27, 7.59, 8.99, 10.38, 11.61, 12.84, 14.15, 15.46}
    };

    private static final double[] SLOPES = {0.358, 0.487, 0.656};
    private static final double STEP = 2;

    /// Rarity, and the log-likelihood ratio it stands for, both in bits. Beyond 20 too few lawful days are known; the
    /// ratio rises slowly on so that the order stays.
    private static final double[] RARITY = {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 25, 70};

    private static final double[] WORTH = {
        -4, -3.6, -2.2, -0.8, 0.4, 1.8, 3.0, 4.4, 5.5, 6.9, 8.1, 8.9, 9.8, 10.4, 11.1, 11.6, 12.5, 13.7, 20
    };

    /// The sum of a day's own ratio and of what the days before add, and the ratio it stands for: fitted like the table
    /// above, on the same worlds, with the days in their order.
    private static final double[] SUM = {-100, 7, 8, 9, 10, 11, 12, 13, 14, 16, 20, 40};

    private static final double[] TOGETHER = {-100, 7, 7.8, 8.4, 9.0, 10.0, 10.9, 11.7, 12.6, 14, 15.5, 20};

    /// What a ratio came to in ten worlds together: those that the above was fitted on, and five others (seeds 106 to
    /// 110). Tables look surer of themselves on the days they were made from.
    private static final double[] FITTED = {-100, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 20, 40};

    private static final double[] FOUND = {-100, 2, 3.6, 4.4, 5.3, 6.2, 7.1, 7.9, 9.0, 10.0, 11.1, 12.2, 13.3, 18.5, 30
    };

    private Calibration() {}

    /// Chance that a lawful account-day has so much evidence, before a library's own days are known.
    ///
    /// @param known how well the account is known
    /// @param evidence in bits, 0 or more
    static double priorTail(Rarity.Known known, double evidence) {
        double[] tail = TAILS[known.ordinal()];
        double at = evidence / STEP;
        int index = (int) at;
        if (index >= tail.length - 1) {
            double beyond = evidence - STEP * (tail.length - 1);
            return Logs.exp2(-tail[tail.length - 1] - SLOPES[known.ordinal()] * beyond);
        }
        return Logs.exp2(-tail[index] - (at - index) * (tail[index + 1] - tail[index]));
    }

    /// @param rarity in bits
    /// @return log2 of P(as rare | thief) / P(as rare | lawful); rises with `rarity`
    static double bits(double rarity) {
        return between(RARITY, WORTH, rarity);
    }

    /// @param sum of a day's own bits and those of [Family#EARLIER]
    /// @return the log-likelihood ratio of both together; rises with `sum`
    static double together(double sum) {
        return between(SUM, TOGETHER, sum);
    }

    /// @param fitted a ratio by the tables above, in bits
    /// @return what it stood for where they were not fitted
    static double found(double fitted) {
        return between(FITTED, FOUND, fitted);
    }

    private static double between(double[] from, double[] to, double value) {
        double at = Math.max(from[0], Math.min(from[from.length - 1], value));
        int index = 0;
        while (index + 2 < from.length && at >= from[index + 1]) {
            index++;
        }
        double share = (at - from[index]) / (from[index + 1] - from[index]);
        return to[index] + share * (to[index + 1] - to[index]);
    }
}
