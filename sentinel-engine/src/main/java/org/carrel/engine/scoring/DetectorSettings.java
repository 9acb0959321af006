package org.carrel.engine.scoring;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// What a library chooses.
///
/// @param zone decides where a calendar day begins
/// @param alertsPerDay the alert budget: how many new alerts a reviewer is willing to read on one calendar day,
///     whatever the size of the library. Not a quota: a quiet day brings none. With a large library the line an
///     account must cross rises by itself until the expected number of new alerts fits. Only a case much stronger
///     (2 bits) than the weakest alert of its day is let in when the day's budget is spent, at most as many again
///     as the budget: a great theft late in the day is not lost because weak ones came first. 0 opens none at all
/// @param placesGiven whether a places table was given; without one, place evidence is off
/// @param weights what each kind of evidence counts. Leaving one out shows what it adds, and what a score without the
///     country would be. A score tells how rare so much evidence is in this library, so other weights change who comes
///     first, and the line to cross stays where it is once the library's days have been weighed anew
public record DetectorSettings(ZoneId zone, double alertsPerDay, boolean placesGiven, Weights weights) {

    public static final double USUAL_ALERTS_PER_DAY = 5;

    public DetectorSettings {
        if (!(alertsPerDay >= 0)) {
            throw new IllegalArgumentException("The alert budget must be 0 or more, not " + alertsPerDay + ".");
        }
    }

    public DetectorSettings(ZoneId zone, double alertsPerDay, boolean placesGiven) {
        this(zone, alertsPerDay, placesGiven, Weights.USUAL);
    }

    public DetectorSettings weighing(Weights other) {
        return new DetectorSettings(zone, alertsPerDay, placesGiven, other);
    }

    /// These, without `families`; the others count what they did.
    public DetectorSettings leavingOut(Set<Family> families) {
        Weights fewer = weights;
        for (Family family : families) {
            fewer = fewer.with(family, 0);
        }
        return weighing(fewer);
    }

    /// What cannot be looked at, for want of something that it needs.
    public List<Detection.EvidenceOff> evidenceOff() {
        if (placesGiven) {
            return List.of();
        }
        String why = "No places table was given, so it is not known where an address is.";
        return List.of(
                new Detection.EvidenceOff(Family.PLACES.words, why),
                new Detection.EvidenceOff(Family.TRAVEL.words, why));
    }
}
