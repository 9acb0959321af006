package org.carrel.engine.scoring;

/// From evidence to a probability: posterior odds = prior odds · 2^score.
///
/// The prior says that 3 in 10,000 of all accounts are in a thief's hands on a day, and that three in ten accounts are
/// in use on a day: 1 in 1,000 account-days with any use is a thief's. A library that knows its own rate can say so
/// by the odds: twice the rate is one bit more. Scores are calibrated, see [Calibration]; until they have been fitted
/// on reviewers' verdicts, on simulated worlds.
public final class Probability {

    /// Prior probability that an active account-day is a thief's.
    public static final double PRIOR = 1e-3;

    private Probability() {}

    /// @param score evidence in bits
    /// @return strictly between 0 and 1 for scores within ±1000 bits, rising with `score`
    public static double of(double score) {
        double odds = PRIOR / (1 - PRIOR) * StrictMath.pow(2, score);
        return odds / (1 + odds);
    }
}
