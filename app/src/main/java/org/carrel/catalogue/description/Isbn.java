package org.carrel.catalogue.description;

import java.util.Optional;

/// International Standard Book Numbers ([ISO 2108](https://www.isbn-international.org/)): the old ten digits and the
/// thirteen of today are one number.
public final class Isbn {

    private static final int OLD = 10;
    private static final int NEW = 13;

    private Isbn() {}

    /// @param text as catalogued or typed, such as `0-7868-1615-5 (pbk.)`
    /// @return thirteen digits; empty where the check digit says that it is none
    public static Optional<String> normal(String text) {
        String digits = leading(text);
        if (digits.length() == OLD && isOld(digits)) {
            String body = "978" + digits.substring(0, OLD - 1);
            return Optional.of(body + check(body));
        }
        boolean holds = digits.length() == NEW
                && (digits.startsWith("978") || digits.startsWith("979"))
                && digits.indexOf('X') < 0
                && digits.charAt(NEW - 1) == check(digits);
        return holds ? Optional.of(digits) : Optional.empty();
    }

    /// Digits, and hyphens or single spaces between them, up to whatever else follows.
    private static String leading(String text) {
        StringBuilder digits = new StringBuilder(NEW);
        String typed = text.strip();
        for (int place = 0; place < typed.length() && digits.length() <= NEW; place++) {
            char letter = typed.charAt(place);
            if (letter >= '0' && letter <= '9') {
                digits.append(letter);
            } else if ((letter == 'x' || letter == 'X') && digits.length() == OLD - 1) {
                digits.append('X');
            } else if (!isHyphen(letter) && !(letter == ' ' && goesOn(typed, place, digits.length()))) {
                break;
            }
        }
        return digits.toString();
    }

    private static boolean isHyphen(char letter) {
        return letter == '-' || letter >= '\u2010' && letter <= '\u2015' || letter == '\u2212';
    }

    private static boolean goesOn(String typed, int place, int digits) {
        return digits < NEW
                && digits != OLD
                && place + 1 < typed.length()
                && (Character.isDigit(typed.charAt(place + 1)) || digits == OLD - 1);
    }

    private static boolean isOld(String digits) {
        int sum = 0;
        for (int place = 0; place < OLD; place++) {
            char letter = digits.charAt(place);
            sum += (OLD - place) * (letter == 'X' ? OLD : letter - '0');
        }
        return sum % 11 == 0;
    }

    private static char check(String digits) {
        int sum = 0;
        for (int place = 0; place < NEW - 1; place++) {
            sum += (digits.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
