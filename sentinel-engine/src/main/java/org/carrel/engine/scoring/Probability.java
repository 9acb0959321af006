package org.carrel.engine.scoring;

/// From evidence to a probability: posterior odds = prior odds · 2^score.
///
/// The prior says that 1 in 10,000 account-days belongs to a thief. Until reviewers' verdicts have been fitted, the
/// result orders accounts and gives a scale; it is not a measured frequency.
public final class Probability {

    /// Prior probability that an active account-day is a thief's.
    public static final double PRIOR = 1e-4;

    private Probability() {}

    /// @param score evidence in bits
    /// @return strictly between 0 and 1 for scores within ±1000 bits, rising with `score`
    public static double of(double score) {
        double odds = PRIOR / (1 - PRIOR) * StrictMath.pow(2, score);
        return odds / (1 + odds);
    }
}
