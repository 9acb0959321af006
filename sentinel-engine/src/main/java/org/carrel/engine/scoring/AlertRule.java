package org.carrel.engine.scoring;

/// The rule by which scores become alerts, for those who check the detector: one opens at the line, and is over when
/// the score has stayed more than the hysteresis below it for the quiet time.
public final class AlertRule {

    /// The line where the budget does not ask for a higher one, in bits.
    public static final double FLOOR = Alerting.FLOOR;

    /// In bits.
    public static final double HYSTERESIS = Alerting.HYSTERESIS;

    public static final long QUIET_SECONDS = Episode.QUIET_SECONDS;

    private AlertRule() {}
}
