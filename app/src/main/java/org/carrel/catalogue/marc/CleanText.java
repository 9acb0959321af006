package org.carrel.catalogue.marc;

import java.util.regex.Pattern;

/// Which characters a value may have.
final class CleanText {

    private static final Pattern ENTITY = Pattern.compile("&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6});");
    private static final char BEGINS_UNSORTED = '\u0098';
    private static final char ENDS_UNSORTED = '\u009C';

    private CleanText() {}

    static boolean isClean(String value) {
        for (int place = 0; place < value.length(); place++) {
            char letter = value.charAt(place);
            if (letter < ' ' || letter >= 0x7F && !isAllowed(value, place, letter)) {
                return false;
            }
        }
        return true;
    }

    /// Escapes of HTML and of MARC-8, which stand for a letter.
    static boolean hasEntities(String value) {
        return value.indexOf('&') >= 0 && ENTITY.matcher(value).find();
    }

    /// Without the control characters, and with a mark in the place of what is no character.
    static String clean(String value) {
        if (isClean(value)) {
            return value;
        }
        StringBuilder clean = new StringBuilder(value.length());
        for (int place = 0; place < value.length(); place++) {
            char letter = value.charAt(place);
            if (letter == '\t' || letter == '\n' || letter == '\r') {
                clean.append(' ');
            } else if (letter >= ' ' && (letter < 0x7F || isAllowed(value, place, letter))) {
                clean.append(letter);
            } else if (letter > 0x9F) {
                clean.append('\uFFFD');
            }
        }
        return clean.toString();
    }

    private static boolean isAllowed(String value, int place, char letter) {
        if (letter <= 0x9F) {
            return letter == BEGINS_UNSORTED || letter == ENDS_UNSORTED;
        }
        if (Character.isHighSurrogate(letter)) {
            return place + 1 < value.length() && Character.isLowSurrogate(value.charAt(place + 1));
        }
        if (Character.isLowSurrogate(letter)) {
            return place > 0 && Character.isHighSurrogate(value.charAt(place - 1));
        }
        return letter < '\uFFFE';
    }
}
