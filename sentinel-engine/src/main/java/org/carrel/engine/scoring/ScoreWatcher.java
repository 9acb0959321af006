package org.carrel.engine.scoring;

/// Sees every measurement as it is made: for those who check the detector.
@FunctionalInterface
public interface ScoreWatcher {

    ScoreWatcher NONE = (account, epochSecond, score, bits) -> {};

    /// @param account token
    /// @param epochSecond of the event that was scored
    /// @param score evidence in bits, the sum of `bits`
    /// @param bits what each [Family] adds, by ordinal; valid during the call
    void scored(String account, long epochSecond, double score, double[] bits);
}
