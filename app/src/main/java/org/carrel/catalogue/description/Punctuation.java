package org.carrel.catalogue.description;

import java.util.regex.Pattern;

/// Records write the marks between their parts into the parts (ISBD): people read better without them at the end.
final class Punctuation {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String SEPARATORS = "/:;,=";
    private static final int ABBREVIATION = 3;

    private Punctuation() {}

    /// Without marks that only lead to the next part.
    static String trimmed(String text) {
        String one = spaced(text);
        int end = one.length();
        while (end > 0 && (SEPARATORS.indexOf(one.charAt(end - 1)) >= 0 || one.charAt(end - 1) == ' ')) {
            end--;
        }
        return one.substring(0, end);
    }

    private static String spaced(String text) {
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            boolean twice = letter == ' ' && place + 1 < text.length() && text.charAt(place + 1) == ' ';
            if (twice || letter < ' ') {
                return SPACE.matcher(text).replaceAll(" ").strip();
            }
        }
        return text.strip();
    }

    /// Also without a full stop, unless it belongs to an initial or an abbreviation: `Austen, J.`, `King, M. L., Jr.`
    /// What is one word alone is none.
    static String heading(String text) {
        String one = trimmed(text);
        if (!one.endsWith(".") || one.endsWith("..")) {
            return one;
        }
        int word = one.length() - 1;
        while (word > 0 && Character.isLetter(one.charAt(word - 1))) {
            word--;
        }
        int letters = one.length() - 1 - word;
        boolean shortened =
                word > 0 && letters > 0 && letters <= ABBREVIATION && Character.isUpperCase(one.charAt(word));
        return shortened ? one : one.substring(0, one.length() - 1).strip();
    }

    /// A title, whose last full stop says nothing.
    static String title(String text) {
        String one = trimmed(text);
        return one.endsWith(".") && !one.endsWith("..") ? trimmed(one.substring(0, one.length() - 1)) : one;
    }
}
