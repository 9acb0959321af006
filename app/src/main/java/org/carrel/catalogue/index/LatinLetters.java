package org.carrel.catalogue.index;

import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.jspecify.annotations.Nullable;

/// Folds texts of Latin letters with marks, one letter for one, as the rules of Unicode do it.
///
/// Half of a catalogue in a European language is such texts; the general way takes several times as long.
final class LatinLetters {

    /// The end of Latin Extended-B.
    private static final int LETTERS = 0x250;

    /// Marks between words that belong to none of them.
    private static final String BETWEEN = "\u00a1\u00ab\u00bb\u00bf\u2013\u2014\u2018\u2019\u201c\u201d\u2026";

    /// Zero for what is not one letter, or becomes more than one.
    private static final char[] FOLDED = folded();

    private LatinLetters() {}

    private static char[] folded() {
        Normalizer2 folding = ICUFoldingFilter.NORMALIZER;
        char[] folded = new char[LETTERS];
        for (char letter = 0; letter < LETTERS; letter++) {
            if (letter < 0x80) {
                folded[letter] = letter;
            } else if (Character.isLetter(letter)) {
                String text = folding.normalize(String.valueOf(letter));
                folded[letter] = text.length() == 1 && Character.isLetter(text.charAt(0)) ? text.charAt(0) : 0;
            }
        }
        return folded;
    }

    /// As long as the text itself.
    ///
    /// @return null where it holds anything else
    static @Nullable String fold(String text) {
        char[] letters = text.toCharArray();
        for (int place = 0; place < letters.length; place++) {
            char letter = letters[place];
            if (letter < LETTERS && FOLDED[letter] != 0) {
                letters[place] = FOLDED[letter];
            } else if (letter == 0 || BETWEEN.indexOf(letter) < 0) {
                return null;
            }
        }
        return new String(letters);
    }
}
