package org.carrel.engine.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.carrel.engine.scoring.Measurement.Number;

/// Turns a measurement into reasons a person can read.
final class Findings {

    /// Less than this is no reason of its own.
    private static final double LEAST_BITS = 0.1;

    /// Their bits add up to the score: what is too little to be told is in the last word on all kinds together.
    List<Finding> of(Measurement measured) {
        List<Finding> found = new ArrayList<>();
        double rest = 0;
        for (Family family : Family.ALL) {
            double bits = measured.bits(family);
            if (family == Family.CROWD && CompanySentences.isOwnExit(measured)) {
                found.add(CompanySentences.ownExit(bits, measured));
            } else if (family == Family.USUAL || Math.abs(bits) < LEAST_BITS) {
                rest += bits;
            } else {
                found.add(finding(family, bits, measured));
            }
        }
        if (Math.abs(rest) >= LEAST_BITS && !Double.isNaN(measured.get(Number.RARITY))) {
            found.add(finding(Family.USUAL, rest, measured));
        } else if (rest != 0) {
            found.add(UsualSentences.rest(rest));
        }
        found.sort(Comparator.comparing((Finding finding) -> finding.code().equals(UsualSentences.REST))
                .thenComparing(Comparator.comparingDouble(Finding::bits).reversed()));
        return List.copyOf(found);
    }

    private static Finding finding(Family family, double bits, Measurement measured) {
        return switch (family) {
            case VOLUME -> ReadingSentences.volume(bits, measured);
            case SHAPE -> ReadingSentences.shape(bits, measured);
            case RHYTHM -> ReadingSentences.rhythm(bits, measured);
            case PLACES -> OriginSentences.places(bits, measured);
            case TRAVEL -> OriginSentences.travel(bits, measured);
            case NOVELTY -> OriginSentences.novelty(bits, measured);
            case EARLIER -> UsualSentences.earlier(bits, measured);
            case USUAL -> UsualSentences.usual(bits, measured);
            case SIGN_IN -> CompanySentences.signIn(bits, measured);
            case TAKING -> ReadingSentences.taking(bits, measured);
            case DEVICE -> OriginSentences.device(bits, measured);
            case CROWD -> CompanySentences.crowd(bits, measured);
        };
    }

    static SequencedMap<String, Double> numbers(Measurement measured, Number... wanted) {
        SequencedMap<String, Double> numbers = new LinkedHashMap<>();
        for (Number number : wanted) {
            double value = measured.get(number);
            if (!Double.isNaN(value)) {
                numbers.put(number.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
            }
        }
        return java.util.Collections.unmodifiableSequencedMap(numbers);
    }
}
