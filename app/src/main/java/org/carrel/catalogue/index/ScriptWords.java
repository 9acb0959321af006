package org.carrel.catalogue.index;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Words by the rules of Unicode, script by script.
final class ScriptWords {

    /// Making one reads tables; they are used again and again.
    private static final Queue<Chain> SINGLES = new ConcurrentLinkedQueue<>();

    private static final Queue<Chain> PAIRS = new ConcurrentLinkedQueue<>();

    private static final Transliterator SIMPLIFYING = Transliterator.getInstance("Traditional-Simplified");

    private ScriptWords() {}

    static void scan(String text, boolean singles, List<Token> tokens) {
        Queue<Chain> chains = singles ? SINGLES : PAIRS;
        Chain free = chains.poll();
        Chain chain = free == null ? new Chain(singles) : free;
        try {
            chain.read(text, tokens);
            chains.add(chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Chain {

        private final Tokenizer tokenizer = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        private final TokenStream stream;
        private final CharTermAttribute term;
        private final OffsetAttribute offset;
        private final PositionIncrementAttribute step;

        Chain(boolean singles) {
            int all =
                    CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
            this.stream = new CJKBigramFilter(new ICUFoldingFilter(tokenizer), all, singles);
            this.term = stream.addAttribute(CharTermAttribute.class);
            this.offset = stream.addAttribute(OffsetAttribute.class);
            this.step = stream.addAttribute(PositionIncrementAttribute.class);
        }

        void read(String text, List<Token> tokens) throws IOException {
            tokenizer.setReader(new StringReader(simplified(text)));
            stream.reset();
            while (stream.incrementToken()) {
                take(text, tokens);
            }
            stream.end();
            stream.close();
        }

        private void take(String text, List<Token> tokens) {
            String word = withoutModifiers(term);
            int start = offset.startOffset();
            int end = offset.endOffset();
            if (word.length() == end - start && step.getPositionIncrement() > 0) {
                LatinWords.scan(word, 0, word.length(), start, tokens);
            } else if (step.getPositionIncrement() > 0) {
                LatinWords.scan(word, start, end, tokens);
            } else {
                tokens.add(new Token(word, start, end, 0));
            }
        }

        /// Traditional characters as simplified ones: two ways to write the same.
        private String simplified(String text) {
            if (text.codePoints().noneMatch(Character::isIdeographic)) {
                return text;
            }
            String simplified = SIMPLIFYING.transliterate(text);
            return simplified.length() == text.length() ? simplified : text;
        }

        /// What romanisation writes for ayn, hamza and soft signs: few people type it.
        private static String withoutModifiers(CharTermAttribute term) {
            StringBuilder word = new StringBuilder(term.length());
            for (int place = 0; place < term.length(); place++) {
                char letter = term.charAt(place);
                if (letter < 0x2b0 || letter > 0x2ff) {
                    word.append(letter);
                }
            }
            return word.toString();
        }
    }
}
