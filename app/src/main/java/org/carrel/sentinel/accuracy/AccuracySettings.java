package org.carrel.sentinel.accuracy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a library sets for the checking of its detector.
///
/// @param share of the review slots that goes to days below the alert line, 0 to 1
/// @param secondShare of the decisions that a second reviewer makes too, 0 to 1
/// @param smallestGroup groups with fewer accounts are not shown
/// @param days how far back the figures look
/// @param seed of the resampling; the same seed on the same data gives the same interval
/// @param resamples how many samples the bootstrap draws
/// @param drawEvery how often days that are due are looked for; zero for never
/// @param quick a decision in less time is a quick one
/// @param keepFor how long figures that took long to make are shown before others are made
/// @param fewestDecisions a reviewer with fewer is not judged
@ConfigurationProperties("carrel.sentinel.accuracy")
record AccuracySettings(
        @DefaultValue("0.1") double share,
        @DefaultValue("0.2") double secondShare,
        @DefaultValue("10") int smallestGroup,
        @DefaultValue("90") int days,
        @DefaultValue("20260401") long seed,
        @DefaultValue("2000") int resamples,
        @DefaultValue("1h") Duration drawEvery,
        @DefaultValue("10s") Duration quick,
        @DefaultValue("10m") Duration keepFor,
        @DefaultValue("10") int fewestDecisions) {

    AccuracySettings {
        if (!(share >= 0 && share <= 1 && secondShare >= 0 && secondShare <= 1)) {
            throw new IllegalArgumentException(
                    "carrel.sentinel.accuracy: share and second-share are between 0 and 1, as 0.1 for a tenth.");
        }
        if (smallestGroup < 1 || days < 1 || resamples < 100 || fewestDecisions < 1) {
            throw new IllegalArgumentException("carrel.sentinel.accuracy: smallest-group, days and fewest-decisions "
                    + "are at least 1, resamples at least 100.");
        }
    }
}
