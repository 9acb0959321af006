package org.carrel.catalogue.description;

import java.util.Optional;

/// International Standard Serial Numbers ([ISO 3297](https://www.issn.org/)).
public final class Issn {

    private static final int LENGTH = 8;

    private Issn() {}

    /// @return eight characters without hyphen; empty where the check digit says that it is none
    public static Optional<String> normal(String text) {
        StringBuilder digits = new StringBuilder(LENGTH);
        for (char letter : text.strip().toCharArray()) {
            if (letter >= '0' && letter <= '9') {
                digits.append(letter);
            } else if ((letter == 'x' || letter == 'X') && digits.length() == LENGTH - 1) {
                digits.append('X');
            } else if (letter != '-' && (letter < '\u2010' || letter > '\u2015')) {
                break;
            }
        }
        return digits.length() == LENGTH && holds(digits) ? Optional.of(digits.toString()) : Optional.empty();
    }

    /// As people write it: `1234-5679`.
    ///
    /// @param normal as [#normal] gives it
    public static String written(String normal) {
        return normal.substring(0, LENGTH / 2) + "-" + normal.substring(LENGTH / 2);
    }

    private static boolean holds(CharSequence digits) {
        int sum = 0;
        for (int place = 0; place < LENGTH; place++) {
            char letter = digits.charAt(place);
            sum += (LENGTH - place) * (letter == 'X' ? 10 : letter - '0');
        }
        return sum % 11 == 0;
    }
}
