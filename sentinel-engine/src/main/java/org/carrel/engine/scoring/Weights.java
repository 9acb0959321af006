package org.carrel.engine.scoring;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How much a library lets each kind of evidence count, in percent of what it counts as Carrel ships it ([Family]).
///
/// @param percents of the kinds that differ from 100; from 0, which leaves a kind out, to [#MOST]
public record Weights(Map<Family, Integer> percents) {

    public static final int USUAL_PERCENT = 100;
    public static final int MOST = 300;

    /// As Carrel ships them.
    public static final Weights USUAL = new Weights(Map.of());

    public Weights {
        Map<Family, Integer> differing = new EnumMap<>(Family.class);
        percents.forEach((family, percent) -> {
            if (percent < 0 || percent > MOST) {
                throw new IllegalArgumentException(
                        "A weight is from 0 to " + MOST + " percent, not " + percent + ": " + family.words() + ".");
            }
            if (percent != USUAL_PERCENT) {
                differing.put(family, percent);
            }
        });
        percents = Collections.unmodifiableMap(differing);
    }

    public static Weights leavingOut(Set<Family> families) {
        return new Weights(families.stream().collect(Collectors.toMap(family -> family, family -> 0)));
    }

    /// @param written as [#written()] writes it; a kind's name alone leaves it out
    /// @throws IllegalArgumentException with a sentence, where it is something else
    public static Weights of(String written) {
        Map<Family, Integer> percents = new EnumMap<>(Family.class);
        for (String part : written.split(",")) {
            if (!part.isBlank()) {
                String[] sides = part.strip().split("=", 2);
                try {
                    percents.put(
                            Family.valueOf(sides[0].toUpperCase(Locale.ROOT)),
                            sides.length == 1 ? 0 : Integer.parseInt(sides[1]));
                } catch (IllegalArgumentException unknown) {
                    throw new IllegalArgumentException(
                            "\"" + part.strip() + "\" is no weight: write a kind of evidence and a percentage, such as "
                                    + "TRAVEL=50; the kinds are "
                                    + Arrays.stream(Family.values())
                                            .map(Family::name)
                                            .collect(Collectors.joining(", "))
                                    + ".",
                            unknown);
                }
            }
        }
        return new Weights(percents);
    }

    /// In the order of the alphabet: `CROWD=150,PLACES`.
    public String written() {
        return percents.entrySet().stream()
                .map(entry -> entry.getValue() == 0 ? entry.getKey().name() : entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /// These, with `family` at `percent`.
    public Weights with(Family family, int percent) {
        Map<Family, Integer> all = new TreeMap<>(percents);
        all.put(family, percent);
        return new Weights(all);
    }

    /// In percent of the usual.
    public int of(Family family) {
        return Objects.requireNonNull(percents.getOrDefault(family, USUAL_PERCENT));
    }

    public boolean leavesOut(Family family) {
        return of(family) == 0;
    }
}
