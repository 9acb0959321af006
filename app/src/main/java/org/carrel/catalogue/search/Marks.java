package org.carrel.catalogue.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carrel.catalogue.index.Stems;
import org.carrel.catalogue.index.Token;
import org.carrel.catalogue.index.Words;

/// Finds in a text the words that were asked for.
final class Marks {

    private static final int BEFORE = 60;
    private static final int AFTER = 130;

    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();
    private final Stems stemming;

    Marks(Stems stemming) {
        this.stemming = stemming;
    }

    void word(String term) {
        words.add(term);
        stems.add(stemming.of(term));
    }

    void beginning(String letters) {
        beginnings.add(letters);
    }

    /// @param marked whether it was asked for
    record Piece(String text, boolean marked) {}

    /// The text in pieces.
    List<Piece> in(String text) {
        return pieces(text, hits(text), 0, text.length());
    }

    boolean isIn(String text) {
        return !hits(text).isEmpty();
    }

    /// What stands around the first word that was asked for; nothing where none is.
    List<Piece> around(String text) {
        List<Token> hits = hits(text);
        if (hits.isEmpty()) {
            return List.of();
        }
        int from = gap(text, Math.max(0, hits.getFirst().start() - BEFORE), -1);
        int to = gap(text, Math.min(text.length(), hits.getFirst().end() + AFTER), 1);
        List<Piece> pieces = new ArrayList<>();
        if (from > 0) {
            pieces.add(new Piece("… ", false));
        }
        pieces.addAll(pieces(text, hits, from, to));
        if (to < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    /// The end of a word, at most a few letters away.
    private static int gap(String text, int from, int way) {
        int at = from;
        for (int step = 0; step < 20 && at > 0 && at < text.length(); step++) {
            if (Character.isWhitespace(text.charAt(at))) {
                return way < 0 ? at + 1 : at;
            }
            at += way;
        }
        at = Math.clamp(at, 0, text.length());
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private List<Token> hits(String text) {
        return Words.of(text).stream().filter(this::isAsked).toList();
    }

    private boolean isAsked(Token token) {
        return words.contains(token.term())
                || stems.contains(stemming.of(token.term()))
                || beginnings.stream().anyMatch(token.term()::startsWith);
    }

    private static List<Piece> pieces(String text, List<Token> hits, int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (int hit = 0; hit < hits.size(); ) {
            int start = hits.get(hit).start();
            int end = hits.get(hit).end();
            // Neighbouring characters of a script without spaces overlap.
            while (++hit < hits.size() && hits.get(hit).start() <= end) {
                end = Math.max(end, hits.get(hit).end());
            }
            if (start >= at && end <= to) {
                add(pieces, text.substring(at, start), false);
                add(pieces, text.substring(start, end), true);
                at = end;
            }
        }
        add(pieces, text.substring(at, to), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
