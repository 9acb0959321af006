package org.carrel.sentinel.release;

import java.util.Map;
import java.util.Optional;
import org.carrel.engine.scoring.Family;
import org.carrel.engine.scoring.Weights;

/// What was typed to put other settings on trial.
///
/// @param weights as typed, by the name of a kind of evidence; a kind that is not in it counts as usual
/// @param refused a message key under `releases.refused.`; empty when nothing is wrong
record TrialForm(String alertsPerDay, Map<String, String> weights, String reason, String refused) {

    static final TrialForm EMPTY = new TrialForm("", Map.of(), "", "");

    /// The name of a weight's field.
    static final String FIELD = "weight-";

    /// @param fields of the form, by name
    static TrialForm of(Map<String, String> fields) {
        return new TrialForm(
                fields.getOrDefault("alertsPerDay", ""), Map.copyOf(fields), fields.getOrDefault("reason", ""), "");
    }

    TrialForm refused(String why) {
        return new TrialForm(alertsPerDay, weights, reason, why);
    }

    /// NaN where it is no number: refused with the others out of range.
    double budget() {
        try {
            return Double.parseDouble(alertsPerDay.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Empty where one is not a whole number from 0 to the most.
    Optional<Weights> weighed() {
        Weights weighed = Weights.USUAL;
        try {
            for (Family family : Choice.WEIGHED) {
                String typed = weights.getOrDefault(FIELD + family.name(), "").strip();
                if (!typed.isEmpty()) {
                    weighed = weighed.with(
                            family, Integer.parseInt(typed.replace("%", "").strip()));
                }
            }
        } catch (IllegalArgumentException noSuchWeight) {
            return Optional.empty();
        }
        return Optional.of(weighed);
    }

    /// What stands in the field: what was typed, or what runs.
    String shown(Family family, Choice champion) {
        String typed = weights.get(FIELD + family.name());
        return typed == null ? String.valueOf(champion.weights().of(family)) : typed;
    }
}
