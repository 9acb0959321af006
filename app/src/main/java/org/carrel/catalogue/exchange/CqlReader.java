package org.carrel.catalogue.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the [Contextual Query Language](https://www.loc.gov/standards/sru/cql/spec.html), version 1.2.
final class CqlReader {

    static final int LONGEST = 1_000;

    private static final int DEEPEST = 60;
    private static final Set<String> BOOLEANS = Set.of("and", "or", "not", "prox");
    private static final String SERVER_CHOICE = "cql.serverChoice";

    /// A word, a sign, or a quoted text.
    private record Token(String text, boolean quoted) {

        boolean is(String sign) {
            return !quoted && text.equals(sign);
        }

        boolean isComparison() {
            return !quoted && Set.of("=", "==", "<", ">", "<=", ">=", "<>").contains(text);
        }

        boolean isSign() {
            return !quoted && (isComparison() || Set.of("(", ")", "/").contains(text));
        }
    }

    private final List<Token> tokens;
    private int at;
    private int depth;

    private CqlReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// @throws Refused if it cannot be read, or asks for what is not offered
    static Cql read(String query) {
        if (query.length() > LONGEST) {
            throw new Refused(Diagnostic.tooLong(LONGEST));
        }
        CqlReader reader = new CqlReader(tokens(query));
        Cql whole = reader.query();
        if (reader.at < reader.tokens.size()) {
            Token next = reader.tokens.get(reader.at);
            throw new Refused(
                    next.text().equalsIgnoreCase("sortby") ? Diagnostic.sorting() : Diagnostic.syntax(next.text()));
        }
        return whole;
    }

    private static List<Token> tokens(String query) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < query.length()) {
            char letter = query.charAt(at);
            if (Character.isWhitespace(letter)) {
                at++;
            } else if (letter == '"') {
                at = quoted(query, at, tokens);
            } else if ("()/".indexOf(letter) >= 0) {
                tokens.add(new Token(String.valueOf(letter), false));
                at++;
            } else if ("=<>".indexOf(letter) >= 0) {
                boolean two = at + 1 < query.length()
                        && Set.of("==", "<=", ">=", "<>").contains(query.substring(at, at + 2));
                tokens.add(new Token(query.substring(at, at + (two ? 2 : 1)), false));
                at += two ? 2 : 1;
            } else {
                int end = at;
                while (end < query.length()
                        && "()/=<>\"".indexOf(query.charAt(end)) < 0
                        && !Character.isWhitespace(query.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(query.substring(at, end), false));
                at = end;
            }
        }
        return tokens;
    }

    /// A backslash keeps a quotation mark from ending the text; before any other sign it stays, for masking.
    private static int quoted(String query, int from, List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        int at = from + 1;
        while (at < query.length() && query.charAt(at) != '"') {
            if (query.charAt(at) == '\\' && at + 1 < query.length()) {
                if (query.charAt(at + 1) != '"') {
                    text.append('\\');
                }
                at++;
            }
            text.append(query.charAt(at++));
        }
        if (at >= query.length()) {
            throw new Refused(Diagnostic.syntax("a quotation mark without its other"));
        }
        tokens.add(new Token(text.toString(), true));
        return at + 1;
    }

    /// Booleans bind alike, from left to right.
    private Cql query() {
        if (++depth > DEEPEST) {
            throw new Refused(Diagnostic.syntax("too many brackets"));
        }
        Cql left = clause();
        while (at < tokens.size() && isBoolean(tokens.get(at))) {
            String operator = tokens.get(at++).text().toLowerCase(Locale.ROOT);
            List<String> modifiers = modifiers();
            left = new Cql.Joined(operator, modifiers, left, clause());
        }
        depth--;
        return left;
    }

    private static boolean isBoolean(Token token) {
        return !token.quoted() && BOOLEANS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private Cql clause() {
        Token first = next();
        if (first.is("(")) {
            Cql inner = query();
            if (at >= tokens.size() || !tokens.get(at++).is(")")) {
                throw new Refused(Diagnostic.syntax("a bracket without its other"));
            }
            return inner;
        }
        if (first.is(">")) {
            throw new Refused(Diagnostic.syntax("prefixes of one's own"));
        }
        if (first.isSign() || isBoolean(first)) {
            throw new Refused(Diagnostic.syntax(first.text()));
        }
        if (at < tokens.size() && isRelation()) {
            String relation = tokens.get(at++).text().toLowerCase(Locale.ROOT);
            List<String> modifiers = modifiers();
            Token term = next();
            if (term.isSign()) {
                throw new Refused(Diagnostic.syntax(term.text()));
            }
            return new Cql.Clause(first.text(), relation, modifiers, term.text());
        }
        return new Cql.Clause(SERVER_CHOICE, "=", List.of(), first.text());
    }

    /// A sign, or a word with a term or modifiers after it.
    private boolean isRelation() {
        Token token = tokens.get(at);
        if (token.isComparison()) {
            return true;
        }
        boolean word = !token.quoted()
                && !token.isSign()
                && !isBoolean(token)
                && !token.text().equalsIgnoreCase("sortby");
        return word
                && at + 1 < tokens.size()
                && (!tokens.get(at + 1).isSign() || tokens.get(at + 1).is("/"));
    }

    private List<String> modifiers() {
        List<String> modifiers = new ArrayList<>();
        while (at < tokens.size() && tokens.get(at).is("/")) {
            at++;
            String name = next().text().toLowerCase(Locale.ROOT);
            if (at < tokens.size() && tokens.get(at).isComparison()) {
                name += tokens.get(at++).text() + next().text();
            }
            modifiers.add(name);
        }
        return modifiers;
    }

    private Token next() {
        if (at >= tokens.size()) {
            throw new Refused(Diagnostic.syntax("it ends too early"));
        }
        return tokens.get(at++);
    }
}
