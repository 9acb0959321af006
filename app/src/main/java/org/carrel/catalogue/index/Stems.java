package org.carrel.catalogue.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// What words of one family have in common: `libraries` and `library`.
///
/// By a dictionary of English, where it knows the word; of others it takes off what makes a plural in many languages.
/// Names have no stems.
public final class Stems {

    /// Stands before a stem in the index, so that it is never taken for a word somebody wrote.
    public static final char MARK = '\u0001';

    private static final int KEPT = 50_000;
    private static final int SHORTEST = 4;

    private final One one = new One();
    private final TokenStream stemmer = new KStemFilter(one);
    private final CharTermAttribute term = stemmer.addAttribute(CharTermAttribute.class);
    private final Map<String, String> known = new HashMap<>();

    /// The word itself where it is its own stem. Not for several threads at once.
    public String of(String word) {
        if (word.length() < SHORTEST || !isPlain(word)) {
            return word;
        }
        String before = known.get(word);
        if (before != null) {
            return before;
        }
        if (known.size() >= KEPT) {
            known.clear();
        }
        String stem = stem(word);
        known.put(word, stem);
        return stem;
    }

    private String stem(String word) {
        try {
            one.word = word;
            stemmer.reset();
            stemmer.incrementToken();
            String stem = term.toString();
            return stem.equals(word) ? word : stem;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPlain(String word) {
        for (int place = 0; place < word.length(); place++) {
            char letter = word.charAt(place);
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return true;
    }

    private static final class One extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String word = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(word);
            return true;
        }
    }
}
