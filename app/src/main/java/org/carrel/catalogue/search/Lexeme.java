package org.carrel.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A piece of a question.
///
/// @param start where it stands in the question
record Lexeme(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        PHRASE,
        FIELD,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE
    }

    private static final String QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb";

    /// Without what no keyboard types.
    static String plain(String typed) {
        StringBuilder plain = new StringBuilder(typed.length());
        for (int place = 0; place < typed.length(); place++) {
            char letter = typed.charAt(place);
            plain.append(Character.isISOControl(letter) ? ' ' : letter);
        }
        return plain.toString();
    }

    static List<Lexeme> of(String text, List<Remark> remarks) {
        List<Lexeme> lexemes = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (Character.isWhitespace(letter) || letter == '\u00a0') {
                at++;
            } else if (letter == '(' || letter == ')') {
                lexemes.add(new Lexeme(letter == '(' ? Kind.OPEN : Kind.CLOSE, "", at, at + 1));
                at++;
            } else if (letter == '-' && !lexemes.isEmpty() && isWithout(text, at)) {
                lexemes.add(new Lexeme(Kind.NOT, "", at, at + 1));
                at++;
            } else if (QUOTES.indexOf(letter) >= 0) {
                int end = closing(text, at + 1);
                if (end == text.length()) {
                    remarks.add(Remark.of("quotes"));
                }
                lexemes.add(new Lexeme(Kind.PHRASE, text.substring(at + 1, end), at, Math.min(end + 1, text.length())));
                at = end + 1;
            } else {
                int end = end(text, at);
                at = word(text, at, end, lexemes);
            }
        }
        return lexemes;
    }

    /// `jazz -guitar` as search engines take it: close before a word, and with a space before itself. Digits are more
    /// likely to be the end of a range.
    private static boolean isWithout(String text, int at) {
        if (at + 1 == text.length() || !Character.isWhitespace(text.charAt(at - 1))) {
            return false;
        }
        char next = text.charAt(at + 1);
        return Character.isLetter(next) || QUOTES.indexOf(next) >= 0;
    }

    private static int closing(String text, int from) {
        int at = from;
        while (at < text.length() && QUOTES.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && "()".indexOf(text.charAt(at)) < 0
                && QUOTES.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /// @return where to go on
    private static int word(String text, int from, int end, List<Lexeme> lexemes) {
        String run = text.substring(from, end);
        int colon = run.indexOf(':');
        Optional<Field> field = colon > 0 ? Field.of(run.substring(0, colon)) : Optional.empty();
        if (field.isPresent()) {
            lexemes.add(new Lexeme(Kind.FIELD, run.substring(0, colon), from, from + colon + 1));
            return from + colon + 1;
        }
        Kind kind = switch (run) {
            case "AND" -> Kind.AND;
            case "OR" -> Kind.OR;
            case "NOT" -> Kind.NOT;
            default -> Kind.WORD;
        };
        lexemes.add(new Lexeme(kind, run, from, end));
        return end;
    }
}
