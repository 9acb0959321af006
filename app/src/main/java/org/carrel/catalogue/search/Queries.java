package org.carrel.catalogue.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.carrel.catalogue.index.FieldNames;
import org.carrel.catalogue.index.Keys;
import org.carrel.catalogue.index.Stems;
import org.carrel.catalogue.index.Token;
import org.carrel.catalogue.index.Weights;

/// Turns what somebody wants into what Lucene does.
final class Queries {

    /// Words that say little: they need not be there if others are. In titles and phrases they count all the same.
    private static final Set<String> SMALL = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "it", "of", "on", "or", "the", "to",
            "with", "de", "la", "le", "les", "des", "du", "et", "der", "das", "und", "el", "los", "las");

    private static final List<Field> TEXTS =
            List.of(Field.TITLE, Field.AUTHOR, Field.SUBJECT, Field.SERIES, Field.PUBLISHER);
    private static final int DIGITS_OF_A_NUMBER = 5;
    /// `Davis, Miles` is as near to `miles davis` as this.
    private static final int TURNED_ROUND = 2;

    private final Stems stems;

    Queries(Stems stems) {
        this.stems = stems;
    }

    /// What a record must have.
    Query matching(Wanted wanted) {
        return switch (wanted) {
            case Wanted.All all -> MatchAllDocsQuery.INSTANCE;
            case Wanted.Word word -> word(word);
            case Wanted.Beginning beginning ->
                new PrefixQuery(new Term(beginning.field().indexed(), beginning.letters()));
            case Wanted.Phrase phrase -> phrase(phrase);
            case Wanted.Number number ->
                new ConstantScoreQuery(new TermQuery(new Term(FieldNames.NUMBER, number.term())));
            case Wanted.Years years -> IntPoint.newRangeQuery(FieldNames.YEAR, years.from(), years.to());
            case Wanted.CallNumber number -> new PrefixQuery(new Term(FieldNames.CALL_NUMBER, number.begins()));
            case Wanted.And and -> and(and.parts());
            case Wanted.Or or -> or(or.parts());
            case Wanted.Not not -> and(List.of(not));
        };
    }

    private Query and(List<Wanted> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<Wanted> needed = needed(parts);
        boolean wants = false;
        for (Wanted part : needed) {
            if (part instanceof Wanted.Not not) {
                all.add(matching(not.part()), Occur.MUST_NOT);
            } else {
                wants = true;
                all.add(matching(part), Occur.MUST);
            }
        }
        if (!wants) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    /// Without the small words, where others are left.
    static List<Wanted> needed(List<Wanted> parts) {
        List<Wanted> needed = parts.stream().filter(part -> !isSmall(part)).toList();
        boolean wants = needed.stream().anyMatch(part -> !(part instanceof Wanted.Not));
        return wants ? needed : parts;
    }

    private static boolean isSmall(Wanted part) {
        return part instanceof Wanted.Word word
                && word.words().stream().allMatch(token -> SMALL.contains(token.term()));
    }

    private Query or(List<Wanted> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(matching(part), Occur.SHOULD));
        return any.build();
    }

    /// At least so many of the words.
    Query some(List<Wanted> parts, int least) {
        BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        parts.forEach(part -> some.add(matching(part), Occur.SHOULD));
        return some.build();
    }

    private Query word(Wanted.Word word) {
        Query words = words(word);
        return word.number().isEmpty() ? words : orNumber(words, word.number());
    }

    private Query words(Wanted.Word word) {
        if (word.words().size() == 1) {
            return term(word.field(), word.words().getFirst().term());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String term : terms(word.words())) {
            all.add(term(word.field(), term), Occur.MUST);
        }
        return all.build();
    }

    private Query term(Field field, String term) {
        SynonymQuery.Builder forms = new SynonymQuery.Builder(field.indexed());
        forms.addTerm(new Term(field.indexed(), term));
        if (field.isStemmed()) {
            String stem = stems.of(term);
            forms.addTerm(new Term(field.indexed(), Stems.MARK + stem), Weights.STEM);
            if (!stem.equals(term)) {
                forms.addTerm(new Term(field.indexed(), stem), Weights.STEM);
            }
        }
        Query words = forms.build();
        return field == Field.ANY && isNumber(term) ? orNumber(words, term) : words;
    }

    private static boolean isNumber(String term) {
        return term.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_NUMBER;
    }

    private static Query orNumber(Query words, String term) {
        return new DisjunctionMaxQuery(
                List.of(words, new ConstantScoreQuery(new TermQuery(new Term(FieldNames.NUMBER, term)))), 0);
    }

    private Query phrase(Wanted.Phrase phrase) {
        List<String> terms = terms(phrase.words());
        if (terms.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        if (phrase.field() != Field.ANY) {
            return phrase(phrase.field().indexed(), 0, terms);
        }
        List<Query> fields = new ArrayList<>();
        TEXTS.forEach(field -> fields.add(phrase(field.indexed(), 0, terms)));
        fields.add(phrase(FieldNames.TEXT, 0, terms));
        return new DisjunctionMaxQuery(fields, 0);
    }

    private static Query phrase(String field, int slop, List<String> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.getFirst()));
        }
        return new PhraseQuery(slop, field, terms.toArray(String[]::new));
    }

    private static List<String> terms(List<Token> tokens) {
        return tokens.stream().map(Token::term).toList();
    }

    /// The same, in an order: what fits better comes first. Its standing is added by [Best].
    ///
    /// @param fit how much the words of the question can count at most, which grows with the catalogue
    Query ranked(Question question, Query matching, double fit) {
        BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(matching, Occur.MUST);
        List<String> terms = question.plain().stream()
                .flatMap(word -> word.words().stream())
                .map(Token::term)
                .toList();
        if (!terms.isEmpty()) {
            likeATitle(ranked, terms, question.plain(), fit);
        }
        return ranked.build();
    }

    /// What one question finds, in the order of another.
    Query rankedBy(Question words, Query matching, double fit) {
        return new BooleanQuery.Builder()
                .add(ranked(words, matching(words.wanted()), fit), Occur.SHOULD)
                .add(matching, Occur.FILTER)
                .build();
    }

    private void likeATitle(BooleanQuery.Builder ranked, List<String> terms, List<Wanted.Word> words, double fit) {
        String title = Keys.title(terms);
        should(ranked, new TermQuery(new Term(FieldNames.WHOLE_TITLE, title)), Weights.wholeTitle(fit));
        should(ranked, new TermQuery(new Term(FieldNames.PROPER_TITLE, title)), Weights.properTitle(fit));
        should(ranked, beginning(title, terms), Weights.TITLE_BEGINS);
        if (terms.size() > 1) {
            should(ranked, phrase(FieldNames.TITLE, 0, terms), Weights.TITLE_PHRASE);
            should(ranked, phrase(FieldNames.NAMES, TURNED_ROUND, terms), Weights.NAME_PHRASE);
            List<Wanted> inTitle = words.stream()
                    .<Wanted>map(word -> new Wanted.Word(Field.TITLE, word.words(), "", 0, 0))
                    .toList();
            should(ranked, and(inTitle), Weights.TITLE_ALL);
        }
    }

    /// The first three words are known; more stand somewhere in the title if they stand behind these.
    private static Query beginning(String title, List<String> terms) {
        List<String> beginnings = Keys.beginnings(title);
        if (beginnings.isEmpty()) {
            return MatchNoDocsQuery.INSTANCE;
        }
        Query begins = new TermQuery(new Term(FieldNames.TITLE_BEGINS, beginnings.getLast()));
        return beginnings.getLast().equals(title)
                ? begins
                : new BooleanQuery.Builder()
                        .add(begins, Occur.FILTER)
                        .add(phrase(FieldNames.TITLE, 0, terms), Occur.FILTER)
                        .build();
    }

    private static void should(BooleanQuery.Builder ranked, Query query, float score) {
        ranked.add(new BoostQuery(new ConstantScoreQuery(query), score), Occur.SHOULD);
    }

    /// Of these labels one of each facet, and the years.
    static Query narrowed(Query query, Filters filters) {
        if (filters.isEmpty()) {
            return query;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        filters.chosen().forEach((facet, values) -> {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            values.forEach(
                    value -> any.add(new TermQuery(new Term(FieldNames.LABEL, facet.label(value))), Occur.SHOULD));
            all.add(any.build(), Occur.FILTER);
        });
        if (filters.hasYears()) {
            all.add(years(filters), Occur.FILTER);
        }
        return all.build();
    }

    private static Query years(Filters filters) {
        Integer from = filters.from();
        Integer to = filters.to();
        return IntPoint.newRangeQuery(
                FieldNames.YEAR, from == null ? Integer.MIN_VALUE : from, to == null ? Integer.MAX_VALUE : to);
    }

    /// Records that have names, subjects or words of the title in common with one.
    Query like(Set<String> names, Set<String> subjects, Set<String> titleWords, String self) {
        BooleanQuery.Builder like = new BooleanQuery.Builder();
        names.forEach(key ->
                like.add(new BoostQuery(new TermQuery(new Term(FieldNames.NAME_KEY, key)), 2), Occur.SHOULD));
        subjects.forEach(key -> like.add(new TermQuery(new Term(FieldNames.SUBJECT_KEY, key)), Occur.SHOULD));
        for (String word : new LinkedHashSet<>(titleWords)) {
            if (!SMALL.contains(word)) {
                like.add(new BoostQuery(term(Field.SUBJECT, word), 0.3f), Occur.SHOULD);
                like.add(new BoostQuery(term(Field.TITLE, word), 0.3f), Occur.SHOULD);
            }
        }
        BooleanQuery any = like.build();
        return any.clauses().isEmpty()
                ? MatchNoDocsQuery.INSTANCE
                : new BooleanQuery.Builder()
                        .add(any, Occur.MUST)
                        .add(new TermQuery(new Term(FieldNames.ID, self)), Occur.MUST_NOT)
                        .build();
    }

    /// What to mark in results.
    Marks marks(Wanted wanted) {
        Marks marks = new Marks(stems);
        mark(wanted, marks);
        return marks;
    }

    private static void mark(Wanted wanted, Marks marks) {
        switch (wanted) {
            case Wanted.Word word ->
                word.words().stream()
                        .filter(token -> !SMALL.contains(token.term()))
                        .forEach(token -> marks.word(token.term()));
            case Wanted.Phrase phrase -> phrase.words().forEach(token -> marks.word(token.term()));
            case Wanted.Beginning beginning -> marks.beginning(beginning.letters());
            case Wanted.And and -> needed(and.parts()).forEach(part -> mark(part, marks));
            case Wanted.Or or -> or.parts().forEach(part -> mark(part, marks));
            case Wanted.All all -> {}
            case Wanted.Not not -> {}
            case Wanted.Number number -> {}
            case Wanted.Years years -> {}
            case Wanted.CallNumber number -> {}
        }
    }
}
