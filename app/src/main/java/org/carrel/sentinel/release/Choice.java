package org.carrel.sentinel.release;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.scoring.Weights;

/// What a release decides of the detector.
///
/// @param alertsPerDay the alert budget, 0 or more
/// @param weights what each kind of evidence counts
public record Choice(double alertsPerDay, Weights weights) {

    /// All kinds of evidence a library can weigh. How usual the sum is follows from the others.
    static final List<Family> WEIGHED = Arrays.stream(Family.values())
            .filter(family -> family != Family.USUAL)
            .toList();

    Choice(double alertsPerDay, Set<Family> leftOut) {
        this(alertsPerDay, Weights.leavingOut(leftOut));
    }

    /// The same without what is known of countries.
    Choice withoutCountry() {
        return new Choice(alertsPerDay, weights.with(Family.PLACES, 0));
    }

    public DetectorSettings settings(ZoneId zone, boolean placesGiven) {
        return new DetectorSettings(zone, alertsPerDay, placesGiven, weights);
    }

    /// For people, such as `travel 150%`; empty where every kind counts as usual.
    String weightWords() {
        return weights.percents().entrySet().stream()
                .map(entry -> entry.getKey().words() + " " + entry.getValue() + "%")
                .collect(Collectors.joining("; "));
    }

    /// For programs: another text for other settings.
    String written() {
        return alertsPerDay + " " + weights.written();
    }

    boolean leavesEverythingOut() {
        return WEIGHED.stream().allMatch(weights::leavesOut);
    }

    String shownBudget() {
        return alertsPerDay == Math.rint(alertsPerDay)
                ? String.valueOf((long) alertsPerDay)
                : String.format(Locale.UK, "%.2f", alertsPerDay);
    }
}
