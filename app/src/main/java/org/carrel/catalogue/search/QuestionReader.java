package org.carrel.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.catalogue.description.Isbn;
import org.carrel.catalogue.description.Issn;
import org.carrel.catalogue.index.Keys;
import org.carrel.catalogue.index.Token;
import org.carrel.catalogue.index.Words;

/// Reads what people type. Takes everything: what means nothing is left out, and said.
///
/// Words, "phrases", `AND`, `OR`, `NOT` in capitals, `-without`, brackets, `field:` before any of them, `begin*`. All
/// words have to be there unless `OR` stands between them.
final class QuestionReader {

    static final int LONGEST = 1_000;
    static final int MOST_WORDS = 60;
    private static final int DEEPEST = 20;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_ISSN = 9;
    private static final Pattern YEARS = Pattern.compile("(\\d{1,4})?(?:(-|–|\\.\\.)(\\d{1,4})?)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9 \u2010-\u2015-]{7,20}[0-9Xx]");

    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:ISBN(?:[- ]?1[03])?[: ]+(?<isbn>[0-9][0-9X \u2010-\u2015-]{8,22})"
                    + "|e?ISSN[: ]+(?<issn>[0-9]{4}.?[0-9]{3}[0-9X]))");

    private final List<Lexeme> lexemes;
    private final List<Remark> remarks;
    private int at;
    private int words;
    private int depth;

    private QuestionReader(List<Lexeme> lexemes, List<Remark> remarks) {
        this.lexemes = lexemes;
        this.remarks = remarks;
    }

    static Question read(String typed) {
        List<Remark> remarks = new ArrayList<>();
        String text = Lexeme.plain(typed);
        if (text.length() > LONGEST) {
            text = cut(text);
            remarks.add(Remark.of("long", LONGEST));
        }
        Optional<Wanted> number = number(text.strip());
        if (number.isPresent()) {
            return new Question(text, number.get(), remarks);
        }
        QuestionReader reader = new QuestionReader(Lexeme.of(text, remarks), remarks);
        Optional<Wanted> wanted = reader.all();
        if (wanted.isEmpty() && !text.isBlank()) {
            remarks.add(Remark.of("nothing"));
        }
        return new Question(
                text,
                wanted.orElseGet(Wanted.All::new),
                remarks.stream().distinct().toList());
    }

    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /// An ISBN and nothing else, also with spaces in it; or either number with its name before it, as it is printed.
    private static Optional<Wanted> number(String text) {
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            return named.group("isbn") != null
                    ? Isbn.normal(named.group("isbn")).map(isbn -> new Wanted.Number("isbn:" + isbn))
                    : Issn.normal(named.group("issn")).map(issn -> new Wanted.Number("issn:" + issn));
        }
        return NUMBER.matcher(text).matches()
                ? Isbn.normal(text).map(isbn -> new Wanted.Number("isbn:" + isbn))
                : Optional.empty();
    }

    /// `1916-1980` may be an ISSN, and is mostly something else: both are looked for.
    private static String maybeNumber(String text) {
        return text.length() <= LONGEST_ISSN
                ? Issn.normal(text).map(issn -> "issn:" + issn).orElse("")
                : "";
    }

    /// To the end, past brackets that close nothing.
    private Optional<Wanted> all() {
        List<Wanted> parts = new ArrayList<>();
        while (at < lexemes.size()) {
            either(Field.ANY).ifPresent(parts::add);
            if (at < lexemes.size()) {
                remarks.add(Remark.of("brackets"));
                at++;
            }
        }
        return and(parts);
    }

    private static Optional<Wanted> and(List<Wanted> parts) {
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(new Wanted.And(flat(parts)));
        };
    }

    private static List<Wanted> flat(List<Wanted> parts) {
        List<Wanted> flat = new ArrayList<>();
        for (Wanted part : parts) {
            if (part instanceof Wanted.And and) {
                flat.addAll(and.parts());
            } else {
                flat.add(part);
            }
        }
        return flat;
    }

    private Optional<Wanted> either(Field field) {
        List<Wanted> parts = new ArrayList<>();
        boolean wantsMore = false;
        do {
            Optional<Wanted> part = together(field);
            if (part.isEmpty() && (wantsMore || isNext(Lexeme.Kind.OR))) {
                remarks.add(Remark.of("operators"));
            }
            part.ifPresent(parts::add);
            wantsMore = skip(Lexeme.Kind.OR);
        } while (wantsMore);
        return parts.size() < 2 ? and(parts) : Optional.of(new Wanted.Or(parts));
    }

    private Optional<Wanted> together(Field field) {
        List<Wanted> parts = new ArrayList<>();
        while (at < lexemes.size() && !isNext(Lexeme.Kind.OR) && !isNext(Lexeme.Kind.CLOSE)) {
            if (skip(Lexeme.Kind.AND)) {
                if (parts.isEmpty() || isEnd()) {
                    remarks.add(Remark.of("operators"));
                }
            } else {
                one(field).ifPresent(parts::add);
            }
        }
        return and(parts);
    }

    /// Whether nothing follows that an operator could stand before.
    private boolean isEnd() {
        return at == lexemes.size() || isNext(Lexeme.Kind.AND) || isNext(Lexeme.Kind.OR) || isNext(Lexeme.Kind.CLOSE);
    }

    private Optional<Wanted> one(Field field) {
        if (skip(Lexeme.Kind.NOT)) {
            if (isEnd()) {
                remarks.add(Remark.of("operators"));
                return Optional.empty();
            }
            // NOT NOT is read as one.
            while (skip(Lexeme.Kind.NOT)) {
                remarks.add(Remark.of("operators"));
            }
            return isEnd() ? Optional.empty() : one(field).map(Wanted.Not::new);
        }
        Lexeme next = lexemes.get(at++);
        return switch (next.kind()) {
            case FIELD -> isEnd() ? Optional.empty() : one(Field.of(next.text()).orElseThrow());
            case OPEN -> group(field);
            case PHRASE -> phrase(field, next);
            default -> word(field, next);
        };
    }

    private Optional<Wanted> group(Field field) {
        if (depth >= DEEPEST) {
            remarks.add(Remark.of("deep"));
            return Optional.empty();
        }
        depth++;
        Optional<Wanted> inside = either(field);
        depth--;
        if (!skip(Lexeme.Kind.CLOSE)) {
            remarks.add(Remark.of("brackets"));
        }
        return inside;
    }

    private Optional<Wanted> phrase(Field field, Lexeme lexeme) {
        if (!field.isText()) {
            return whole(field, lexeme.text());
        }
        List<Token> tokens = counted(Words.asked(lexeme.text()));
        return switch (tokens.size()) {
            case 0 -> Optional.empty();
            default -> Optional.of(new Wanted.Phrase(field, tokens));
        };
    }

    private Optional<Wanted> word(Field field, Lexeme lexeme) {
        String text = lexeme.text();
        if (field == Field.CALLNUMBER) {
            return callNumber(text);
        }
        if (!field.isText()) {
            return whole(field, text);
        }
        if (text.length() > 1 && text.endsWith("*") || text.equals("*")) {
            return beginning(field, lexeme);
        }
        Optional<Wanted> number = field == Field.ANY ? number(text) : Optional.empty();
        List<Token> tokens = counted(Words.asked(text));
        return number.or(() -> tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(new Wanted.Word(
                        field, tokens, field == Field.ANY ? maybeNumber(text) : "", lexeme.start(), lexeme.end())));
    }

    private List<Token> counted(List<Token> tokens) {
        int room = Math.max(0, MOST_WORDS - words);
        words += tokens.size();
        if (tokens.size() <= room) {
            return tokens;
        }
        remarks.add(Remark.of("many", MOST_WORDS));
        return tokens.subList(0, room);
    }

    private Optional<Wanted> beginning(Field field, Lexeme lexeme) {
        List<Token> tokens = counted(Words.asked(lexeme.text().replace("*", "")));
        if (tokens.isEmpty()
                || tokens.getLast().term().length() < shortest(tokens.getLast().term())) {
            remarks.add(Remark.of("beginning", SHORTEST_BEGINNING));
            return tokens.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Wanted.Word(field, tokens, "", lexeme.start(), lexeme.end()));
        }
        List<Wanted> parts = new ArrayList<>();
        if (tokens.size() > 1) {
            parts.add(new Wanted.Word(field, tokens.subList(0, tokens.size() - 1), "", lexeme.start(), lexeme.end()));
        }
        parts.add(new Wanted.Beginning(field, tokens.getLast().term()));
        return and(parts);
    }

    /// One character of a script without spaces says as much as three letters.
    private static int shortest(String term) {
        return Character.isIdeographic(term.codePointAt(0)) ? 1 : SHORTEST_BEGINNING;
    }

    private Optional<Wanted> whole(Field field, String text) {
        return switch (field) {
            case YEAR -> years(text);
            case CALLNUMBER -> callNumber(text);
            case AUTHORITY -> Optional.of(new Wanted.Number("authority:" + text.toLowerCase(Locale.ROOT)));
            case ISBN -> number(field, Isbn.normal(text), text);
            default -> number(field, Issn.normal(text), text);
        };
    }

    private Optional<Wanted> number(Field field, Optional<String> normal, String text) {
        if (normal.isEmpty()) {
            remarks.add(Remark.of("number." + field.name().toLowerCase(Locale.ROOT), text));
        }
        // One that is none is looked for as well, and not found.
        return Optional.of(new Wanted.Number(field.name().toLowerCase(Locale.ROOT) + ":" + normal.orElse(text)));
    }

    private Optional<Wanted> years(String text) {
        Matcher matcher = YEARS.matcher(text.strip());
        if (text.isBlank() || !matcher.matches() || matcher.group(1) == null && matcher.group(3) == null) {
            remarks.add(Remark.of("year", text));
            return Optional.empty();
        }
        int from = matcher.group(1) == null ? Integer.MIN_VALUE : Integer.parseInt(matcher.group(1));
        if (matcher.group(2) == null) {
            return Optional.of(new Wanted.Years(from, from));
        }
        int to = matcher.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(3));
        return Optional.of(new Wanted.Years(Math.min(from, to), Math.max(from, to)));
    }

    private Optional<Wanted> callNumber(String text) {
        String key = Keys.callNumber(text.replace("*", ""));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Wanted.CallNumber(key));
    }

    private boolean isNext(Lexeme.Kind kind) {
        return at < lexemes.size() && lexemes.get(at).kind() == kind;
    }

    private boolean skip(Lexeme.Kind kind) {
        boolean is = isNext(kind);
        at += is ? 1 : 0;
        return is;
    }
}
