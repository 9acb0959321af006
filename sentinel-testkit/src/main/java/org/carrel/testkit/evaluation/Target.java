package org.carrel.testkit.evaluation;

import java.util.Set;

/// A level the detector shall reach, beside what was measured.
///
/// @param name of what is measured
/// @param wanted in words
/// @param measured in words, with its interval where there is one
/// @param verdict whether the estimate reaches the level
record Target(String name, String wanted, String measured, Verdict verdict) {

    enum Verdict {
        MET("met"),
        NOT_MET("not met"),
        /// Too few cases, or no level is set.
        OPEN("–");

        final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    private static final Set<String> NEARLY_ALL =
            Set.of("SOLD_CREDENTIAL", "BULK_BURST", "VPN_ROTATION", "PHISHED_WAVE", "REVIVED", "REVIVED_ACCOUNT");
    private static final Set<String> MOST = Set.of(
            "ON_DEMAND", "ON_DEMAND_HARVEST", "SPRAY_THEN_USE", "CREDENTIAL_TESTING", "POISONING", "SESSION_HIJACK");
    private static final Set<String> MORE_THAN_HALF = Set.of("LOW_AND_SLOW");

    static final double PRECISION = .70;
    static final double LOOKALIKE_RATE = 1 / 2000.0;
    static final double GROUP_RATIO = 1.5;
    static final double BULK_LOSS = 60;
    static final double CALIBRATION_ERROR = .05;
    static final double TIMES_BEST = 2;

    /// Share of attacks of a scenario that shall be caught; NaN where the level is “as it is”.
    static double tpr(String scenario) {
        return NEARLY_ALL.contains(scenario)
                ? .95
                : MOST.contains(scenario) ? .80 : MORE_THAN_HALF.contains(scenario) ? .60 : Double.NaN;
    }

    static Verdict atLeast(double measured, double wanted) {
        return Double.isNaN(measured) || Double.isNaN(wanted)
                ? Verdict.OPEN
                : measured >= wanted ? Verdict.MET : Verdict.NOT_MET;
    }

    static Verdict atMost(double measured, double wanted) {
        return Double.isNaN(measured) ? Verdict.OPEN : measured <= wanted ? Verdict.MET : Verdict.NOT_MET;
    }
}
