package org.carrel.catalogue.index;

import java.util.ArrayList;
import java.util.List;

/// Takes words from texts in any script, the same for records and for what people ask.
///
/// Capitals, marks and the width of letters are folded; `l'amour` is `amour`, `O'Brien` is `obrien`, `U.S.A.` is `usa`.
/// Chinese, Japanese and Korean have no spaces between words: there every character and every two neighbours are words.
public final class Words {

    /// More than anybody reads of one note.
    private static final int LONGEST_TEXT = 20_000;
    static final int LONGEST_WORD = 100;

    private Words() {}

    /// As a record is indexed.
    public static List<Token> of(String text) {
        return cut(text, true);
    }

    /// As a question is read: where two neighbouring characters are a word, each alone is none.
    public static List<Token> asked(String text) {
        return cut(text, false);
    }

    private static List<Token> cut(String text, boolean singles) {
        String some = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<Token> tokens = new ArrayList<>(some.length() / 6 + 1);
        String latin = isAscii(some) ? some : LatinLetters.fold(some);
        if (latin != null) {
            // Most texts are, and need no tables of Unicode: three times as fast.
            LatinWords.scan(latin, 0, latin.length(), 0, tokens);
        } else {
            ScriptWords.scan(some, singles, tokens);
        }
        return tokens;
    }

    private static boolean isAscii(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (text.charAt(place) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
