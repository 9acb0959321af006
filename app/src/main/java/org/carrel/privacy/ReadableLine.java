package org.carrel.privacy;

import java.util.Arrays;

/// A line of text that a person can read, such as a name: something in it is seen, and nothing
/// unseen changes what stands around it.
///
/// What joins or parts letters of a word (U+200C, U+200D) and the marks that say from which side
/// a word is read are no harm: names in Persian and in languages of India need them.
public final class ReadableLine {

    private ReadableLine() {}

    /// Whether it is one: not empty, not blank, of one line.
    public static boolean is(String text) {
        boolean seen = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (isHarmful(character)) {
                return false;
            }
            seen |= isSeen(character);
        }
        return seen;
    }

    /// Whether several lines are such lines, or empty.
    ///
    /// @param text parted by line feeds
    public static boolean areAll(String text) {
        return Arrays.stream(text.split("\n", -1)).allMatch(line -> line.isEmpty() || is(line));
    }

    /// Whether there is a character that prints nothing and ends a line, or turns the order of
    /// others.
    public static boolean hasHarm(String text) {
        return text.codePoints().anyMatch(ReadableLine::isHarmful);
    }

    private static boolean isHarmful(int character) {
        if (character >= ' ' && character <= '~') {
            return false;
        }
        // Embeddings and overrides, and isolates: a name with one reads as another, and so does
        // what follows it.
        boolean turns = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        boolean endsLine = character == 0x2028 || character == 0x2029;
        return turns || endsLine || Character.isISOControl(character);
    }

    private static boolean isSeen(int character) {
        if (character > ' ' && character <= '~') {
            return true;
        }
        return switch (Character.getType(character)) {
            // A mark without a letter to stand on is none.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.UNASSIGNED, Character.SURROGATE ->
                false;
            default -> !WrittenReason.isUnseen(character);
        };
    }
}
