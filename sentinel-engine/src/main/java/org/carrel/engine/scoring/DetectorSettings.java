package org.carrel.engine.scoring;

import java.time.ZoneId;

/// What a library chooses.
///
/// @param zone decides where a calendar day begins
/// @param alertsPerDay the alert budget: the most new alerts a reviewer is willing to read on one calendar day,
/// whatever
///     the size of the library. It is a ceiling, not a quota: a quiet day brings none. With a large library the line an
///     account must cross rises by itself until the expected number fits.
/// @param placesGiven whether a places table was given; without one, place evidence is off
public record DetectorSettings(ZoneId zone, double alertsPerDay, boolean placesGiven) {

    public static final double USUAL_ALERTS_PER_DAY = 5;

    public DetectorSettings {
        if (!(alertsPerDay >= 0)) {
            throw new IllegalArgumentException("The alert budget must be 0 or more, not " + alertsPerDay + ".");
        }
    }
}
