package org.carrel.engine.scoring;

/// From how rare so much evidence is among lawful days to what it is worth.
///
/// Both tables come from five worlds of the simulated campus that were set aside for tuning (seeds 101 to 105, 4,000
/// accounts and 35 days each, 198,307 lawful account-days, every scenario of equal weight), smoothed to rise; see
/// docs/detector.md. They are where a library begins: its own days replace the first, its reviewers' verdicts, by
/// [Isotonic], the second.
final class Calibration {

    /// −log2 of the chance that a lawful account-day reaches 0, 2, 4 … bits of evidence, and the slope from the last
    /// one on: for accounts not known, little known and well known.
    private static final double[][] TAILS = {
        {2.36, 4.54, 6.36, 7.56, 8.62, 9.43, 10.07, 10.92, 11.84, 12.75},
        {2.18, 4.23, 5.97, 7.47, 8.69, 10.01, 11.15, 12.55, 13.82, 15.09},
        {2.42, 4.83, 6.22, 7.56, 8.98, 10.53, 12.37, 13.97, 15.57, 17.17}
    };

    private static final double[] SLOPES = {0.456, 0.635, 0.801};
    private static final double STEP = 2;

    /// Rarity, and the log-likelihood ratio it stands for, both in bits. Beyond 20 too few lawful days are known; the
    /// ratio rises slowly on so that the order stays.
    private static final double[] RARITY = {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 25, 70};

    private static final double[] WORTH = {
        -4, -3.6, -2, -0.8, 0.3, 1.8, 3.2, 4.5, 5.6, 6.8, 7.8, 8.7, 9.5, 10.2, 11.3, 12, 12.5, 13.5, 20
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
        double at = Math.max(0, Math.min(RARITY[RARITY.length - 1], rarity));
        int index = 0;
        while (index + 2 < RARITY.length && at >= RARITY[index + 1]) {
            index++;
        }
        double share = (at - RARITY[index]) / (RARITY[index + 1] - RARITY[index]);
        return WORTH[index] + share * (WORTH[index + 1] - WORTH[index]);
    }
}
