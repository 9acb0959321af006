package org.carrel.engine.scoring;

/// From how rare so much evidence is among lawful days to what it is worth.
final class Calibration {

    /// Chance that a lawful account-day has so much evidence, before a library's own days are known.
    ///
    /// @param evidence in bits, 0 or more
    static double priorTail(double evidence) {
        return Logs.exp2(-evidence);
    }

    private Calibration() {}

    /// @param rarity in bits
    /// @return log2 of P(as rare | thief) / P(as rare | lawful)
    static double bits(double rarity) {
        return rarity;
    }
}
