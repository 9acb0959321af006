package org.carrel.catalogue.index;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/// Words on their way into the index.
final class Terms {

    /// Further apart than any phrase is long, so that none begins in one title and ends in the next.
    static final int BETWEEN_VALUES = 100;

    private Terms() {}

    /// @param step from the word before
    record At(String term, int step) {}

    /// Words at their places.
    static TokenStream inOrder(List<At> words) {
        return new InOrder(words);
    }

    /// Each word once, as often as it says.
    static TokenStream weighed(Map<String, Weight> words) {
        return new Weighed(words);
    }

    /// How often a word counts.
    static final class Weight {

        private int sum;

        static void add(Map<String, Weight> words, String word, int weight) {
            words.computeIfAbsent(word, one -> new Weight()).sum += weight;
        }

        static Map<String, Weight> none() {
            return HashMap.newHashMap(200);
        }
    }

    private static final class InOrder extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<At> words;
        private int next;

        InOrder(List<At> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            if (next == words.size()) {
                return false;
            }
            At word = words.get(next++);
            // Every attribute that there is: clearing them all beforehand costs more than setting them.
            term.setEmpty().append(word.term());
            step.setPositionIncrement(word.step());
            return true;
        }

        @Override
        public void reset() {
            next = 0;
        }
    }

    private static final class Weighed extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute times = addAttribute(TermFrequencyAttribute.class);
        private final Map<String, Weight> words;
        private Iterator<Map.Entry<String, Weight>> rest;

        Weighed(Map<String, Weight> words) {
            this.words = words;
            this.rest = words.entrySet().iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!rest.hasNext()) {
                return false;
            }
            Map.Entry<String, Weight> word = rest.next();
            term.setEmpty().append(word.getKey());
            times.setTermFrequency(word.getValue().sum);
            return true;
        }

        @Override
        public void reset() {
            rest = words.entrySet().iterator();
        }
    }
}
