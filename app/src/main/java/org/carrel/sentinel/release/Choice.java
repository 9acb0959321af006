package org.carrel.sentinel.release;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.scoring.Family;

/// What a release decides of the detector.
///
/// @param alertsPerDay the alert budget, 0 or more
/// @param leftOut kinds of evidence that count nothing
public record Choice(double alertsPerDay, Set<Family> leftOut) {

    public Choice {
        leftOut = Set.copyOf(leftOut);
    }

    public DetectorSettings settings(ZoneId zone, boolean placesGiven) {
        return new DetectorSettings(zone, alertsPerDay, placesGiven, leftOut);
    }

    static Choice of(double alertsPerDay, String leftOut) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        Arrays.stream(leftOut.split(","))
                .filter(name -> !name.isBlank())
                .forEach(name -> families.add(Family.valueOf(name)));
        return new Choice(alertsPerDay, families);
    }

    /// As the table keeps it: names in the order of the alphabet.
    String leftOutNames() {
        return leftOut.stream().map(Family::name).sorted().collect(Collectors.joining(","));
    }

    /// For people; empty when nothing is left out.
    String leftOutWords() {
        return leftOut.stream().sorted().map(Family::words).collect(Collectors.joining("; "));
    }

    String shownBudget() {
        return alertsPerDay == Math.rint(alertsPerDay)
                ? String.valueOf((long) alertsPerDay)
                : String.format(Locale.UK, "%.2f", alertsPerDay);
    }
}
