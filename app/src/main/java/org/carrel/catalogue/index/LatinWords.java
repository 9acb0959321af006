package org.carrel.catalogue.index;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Words of a text whose letters are folded already, or need no more than small letters.
final class LatinWords {

    private static final Set<String> ELIDED = Set.of(
            "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "all", "nell",
            "dall", "sull", "un", "quest");

    private LatinWords() {}

    /// @param shown where the text begins in the one that is shown; negative offsets mean that all of it stands for
    ///     one word there: see [#scan(String, int, int, List)]
    static void scan(String text, int from, int to, int shown, List<Token> tokens) {
        new Scan(text, to, tokens, shown, -1).run(from);
    }

    /// A word that was folded, and so may be longer or shorter than what is shown.
    static void scan(String folded, int start, int end, List<Token> tokens) {
        new Scan(folded, folded.length(), tokens, start, end).run(0);
    }

    private record Scan(String text, int to, List<Token> tokens, int start, int end) {

        void run(int from) {
            int at = from;
            while (at < to) {
                if (isPart(text.charAt(at))) {
                    at = word(at);
                } else {
                    at++;
                }
            }
        }

        /// A run of letters with what belongs to it behind an apostrophe, a point or a comma.
        private int word(int from) {
            int after = run(from, to);
            String word = text.substring(from, after);
            int first = from;
            while (after + 1 < to && isPart(text.charAt(after + 1))) {
                char joint = text.charAt(after);
                int next = run(after + 1, to);
                String part = text.substring(after + 1, next);
                if (isApostrophe(joint) && isLetter(text.charAt(after - 1)) && isLetter(part.charAt(0))) {
                    if (ELIDED.contains(word.toLowerCase(Locale.ROOT))) {
                        word = part;
                        first = after + 1;
                    } else if (!part.equalsIgnoreCase("s")) {
                        word += part;
                    }
                } else if (joint == '.'
                                && isInitials(word, after - first)
                                && part.length() == 1
                                && isLetter(part.charAt(0))
                        || joint == ',' && isThousands(word, part)) {
                    word += part;
                } else {
                    break;
                }
                after = next;
            }
            add(word, first, after);
            return after;
        }

        private static int run(String text, int from, int to) {
            int at = from;
            while (at < to && isPart(text.charAt(at))) {
                at++;
            }
            return at;
        }

        private int run(int from, int to) {
            return run(text, from, to);
        }

        private void add(String word, int from, int after) {
            String term = word.toLowerCase(Locale.ROOT);
            if (term.length() > Words.LONGEST_WORD) {
                term = term.substring(0, Words.LONGEST_WORD);
            }
            tokens.add(end < 0 ? new Token(term, start + from, start + after, 1) : new Token(term, start, end, 1));
        }
    }

    /// `U.S.A`: as long as there is one letter between two points.
    private static boolean isInitials(String word, int length) {
        return isLetter(word.charAt(0)) && length == 2 * word.length() - 1;
    }

    private static boolean isThousands(String word, String part) {
        return part.length() == 3 && isNumber(part) && isNumber(word) && word.length() <= 9;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    private static boolean isLetter(char letter) {
        return !Character.isDigit(letter);
    }

    private static boolean isApostrophe(char letter) {
        return letter == '\'' || letter == '\u2019' || letter == '\u2018' || letter == '`';
    }

    private static boolean isPart(char letter) {
        if (letter < 0x80) {
            return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
        }
        int type = Character.getType(letter);
        return Character.isLetterOrDigit(letter)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || Character.isSurrogate(letter);
    }
}
