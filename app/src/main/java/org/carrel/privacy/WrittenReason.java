package org.carrel.privacy;

import java.util.Optional;

/// A reason that somebody can read: what a person wrote, without what cannot be seen around it.
///
/// @param text at least [#SHORTEST] and at most [#LONGEST] characters, at least [#FEWEST_SIGNS]
///     of them letters or digits
public record WrittenReason(String text) {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 2000;
    public static final int FEWEST_SIGNS = 6;

    public WrittenReason {
        text = withoutUnseenEnds(text);
        if (!isReadable(text, LONGEST)) {
            throw new IllegalArgumentException("No reason that can be read");
        }
    }

    /// Empty where too little was said to be one, or too much.
    public static Optional<WrittenReason> of(String typed) {
        return isReadable(typed, LONGEST) ? Optional.of(new WrittenReason(typed)) : Optional.empty();
    }

    /// For words that may be longer than a reason.
    ///
    /// @param longest how many characters at most
    public static boolean isReadable(String typed, int longest) {
        String text = withoutUnseenEnds(typed);
        return text.codePointCount(0, text.length()) >= SHORTEST
                && text.length() <= longest
                && text.codePoints().filter(WrittenReason::isSign).count() >= FEWEST_SIGNS;
    }

    /// Whether there is anything to read at all.
    public static boolean isSomething(String typed) {
        return typed.codePoints().anyMatch(WrittenReason::isSign);
    }

    private static String withoutUnseenEnds(String typed) {
        int[] signs = typed.codePoints().toArray();
        int from = 0;
        int to = signs.length;
        while (from < to && isUnseen(signs[from])) {
            from++;
        }
        while (to > from && isUnseen(signs[to - 1])) {
            to--;
        }
        return new String(signs, from, to - from);
    }

    private static boolean isSign(int character) {
        return Character.isLetterOrDigit(character) && !isUnseen(character);
    }

    static boolean isUnseen(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || isBlankByItsShape(character);
    }

    /// By Unicode's categories these are letters and a symbol; they have no ink: Hangul fillers,
    /// and the Braille pattern without dots.
    private static boolean isBlankByItsShape(int character) {
        return switch (character) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> true;
            default -> false;
        };
    }
}
