package org.carrel.catalogue.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.catalogue.description.Isbn;
import org.carrel.catalogue.description.Issn;

/// Says in the words of Library Search what a program asks for, so that people and programs find the same.
final class CqlQuestion {

    /// Indexes by their names without the set they are of, and the field of Library Search; empty for all.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("serverchoice", ""),
            Map.entry("anywhere", ""),
            Map.entry("anyindexes", ""),
            Map.entry("keywords", ""),
            Map.entry("any", ""),
            Map.entry("title", "title"),
            Map.entry("creator", "author"),
            Map.entry("contributor", "author"),
            Map.entry("author", "author"),
            Map.entry("name", "author"),
            Map.entry("personalname", "author"),
            Map.entry("corporatename", "author"),
            Map.entry("subject", "subject"),
            Map.entry("topicalsubject", "subject"),
            Map.entry("series", "series"),
            Map.entry("publisher", "publisher"),
            Map.entry("isbn", "isbn"),
            Map.entry("issn", "issn"),
            Map.entry("date", "year"),
            Map.entry("year", "year"),
            Map.entry("callnumber", "callnumber"));
    private static final Set<String> SETS = Set.of("cql", "dc", "bath", "srw", "rec", "bib", "marc");
    private static final Set<String> WORDS = Set.of("=", "scr", "cql.scr", "all", "cql.all");
    private static final Set<String> PHRASES = Set.of("==", "exact", "adj", "cql.adj", "cql.exact");
    private static final Set<String> MODIFIERS = Set.of("relevant", "word", "string", "unmasked", "ignorecase");
    private static final int LAST_YEAR = 9_999;
    private static final Pattern YEAR = Pattern.compile("\\d{1,4}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private CqlQuestion() {}

    /// @throws Refused if it asks for what is not offered
    static String of(Cql query) {
        return switch (query) {
            case Cql.Clause clause -> clause(clause);
            case Cql.Joined joined -> {
                if (joined.operator().equals("prox")) {
                    throw new Refused(Diagnostic.bool("prox"));
                }
                yield "(" + of(joined.left()) + " " + joined.operator().toUpperCase(Locale.ROOT) + " "
                        + of(joined.right()) + ")";
            }
        };
    }

    /// What a question of words anywhere would be typed as: by it results are put in the order in which people get
    /// them.
    /// Empty where fields or booleans say more than words do.
    static String words(Cql query) {
        return query instanceof Cql.Clause clause
                        && field(clause.index()).isEmpty()
                        && !clause.relation().endsWith("any")
                ? term(clause.term())
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}' ]+", " ")
                        .strip()
                : "";
    }

    private static String clause(Cql.Clause clause) {
        String field = field(clause.index());
        clause.modifiers().stream()
                .filter(modifier -> !MODIFIERS.contains(modifier.replaceFirst("^cql\\.", "")))
                .findFirst()
                .ifPresent(modifier -> {
                    throw new Refused(Diagnostic.relationModifier(modifier));
                });
        String term = term(clause.term());
        if (field.equals("year")) {
            return years(clause.relation(), term);
        }
        String before = field.isEmpty() ? "" : field + ":";
        if (Set.of("isbn", "issn", "callnumber").contains(field)) {
            requireEquality(clause.relation());
            if (field.equals("isbn") && Isbn.normal(term).isEmpty()
                    || field.equals("issn") && Issn.normal(term).isEmpty()) {
                throw new Refused(Diagnostic.term(term));
            }
            return before + quoted(term);
        }
        if (PHRASES.contains(clause.relation())) {
            return before + quoted(term);
        }
        if (WORDS.contains(clause.relation())) {
            return words(before, term, " AND ");
        }
        if (clause.relation().equals("any") || clause.relation().equals("cql.any")) {
            return words(before, term, " OR ");
        }
        throw new Refused(Diagnostic.relation(clause.relation()));
    }

    private static void requireEquality(String relation) {
        if (!WORDS.contains(relation) && !PHRASES.contains(relation)) {
            throw new Refused(Diagnostic.relation(relation));
        }
    }

    private static String field(String index) {
        int dot = index.indexOf('.');
        String set = dot < 0 ? "" : index.substring(0, dot).toLowerCase(Locale.ROOT);
        String name = index.substring(dot + 1).toLowerCase(Locale.ROOT);
        String field = FIELDS.get(name);
        if (field == null || !set.isEmpty() && !SETS.contains(set)) {
            throw new Refused(Diagnostic.index(index));
        }
        return field;
    }

    /// A star at the end of a word masks the rest of it; nothing else is masked.
    private static String term(String written) {
        StringBuilder term = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) {
            char letter = written.charAt(at);
            boolean last = at + 1 == written.length() || Character.isWhitespace(written.charAt(at + 1));
            if (letter == '\\' && at + 1 < written.length()) {
                term.append(' ');
                at++;
            } else if (letter == '?' || letter == '*' && !last) {
                throw new Refused(Diagnostic.masking(String.valueOf(letter)));
            } else if (letter == '^') {
                throw new Refused(Diagnostic.anchoring());
            } else {
                term.append(letter);
            }
        }
        String plain = term.toString().strip();
        if (plain.isEmpty()) {
            throw new Refused(Diagnostic.emptyTerm());
        }
        return plain;
    }

    private static String words(String before, String term, String between) {
        List<String> words = List.of(SPACE.split(term));
        if (words.size() == 1) {
            return before + word(words.getFirst());
        }
        return "("
                + String.join(
                        between, words.stream().map(word -> before + word(word)).toList()) + ")";
    }

    /// In quotation marks nothing means anything but itself; only what is masked has to stand without.
    private static String word(String word) {
        boolean masked = word.endsWith("*") && word.length() > 1;
        if (!masked && !word.equals("*")) {
            return quoted(word);
        }
        String begins = word.substring(0, word.length() - 1);
        if (begins.isEmpty() || !begins.chars().allMatch(Character::isLetterOrDigit)) {
            throw new Refused(Diagnostic.masking("*"));
        }
        return word;
    }

    private static String quoted(String text) {
        return "\"" + text.replace('"', ' ') + "\"";
    }

    private static String years(String relation, String term) {
        String[] years = SPACE.split(term);
        for (String year : years) {
            if (!YEAR.matcher(year).matches()) {
                throw new Refused(Diagnostic.term(term));
            }
        }
        int year = Integer.parseInt(years[0]);
        return switch (relation) {
            case "=", "==", "exact", "scr", "all" -> "year:" + year;
            case ">" -> "year:" + Math.min(year + 1, LAST_YEAR) + "-";
            case ">=" -> "year:" + year + "-";
            case "<" -> "year:-" + Math.max(year - 1, 0);
            case "<=" -> "year:-" + year;
            case "within" -> {
                if (years.length != 2) {
                    throw new Refused(Diagnostic.term(term));
                }
                yield "year:" + year + "-" + years[1];
            }
            default -> throw new Refused(Diagnostic.relation(relation));
        };
    }
}
