package org.carrel.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.search.spell.WordBreakSpellChecker;
import org.carrel.catalogue.index.FieldNames;
import org.carrel.catalogue.index.Token;

/// What somebody meant who found nothing, or next to nothing: words of the index that look like theirs, and stand
/// together
/// in some record.
final class Spelling {

    private static final int MOST_CANDIDATES = 6;
    private static final int MOST_WORDS = 10;
    /// So many searches one question may set off.
    private static final int MOST_TRIED = 60;
    private static final int RARE = 3;
    /// Whoever types more of a title found what was looked for.
    private static final int FEW_WORDS = 3;
    private static final int SHORTEST = 3;
    private static final int SEVERAL = 3;
    private static final float ALIKE = 0.6f;

    private final IndexSearcher searcher;
    private final IndexReader reader;
    private final Queries queries;
    private final DirectSpellChecker likely = new DirectSpellChecker();
    private final WordBreakSpellChecker breaks = new WordBreakSpellChecker();
    private int tried;

    Spelling(IndexSearcher searcher, Queries queries) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
        this.queries = queries;
        likely.setAccuracy(ALIKE);
        likely.setMinQueryLength(SHORTEST);
        breaks.setMaxChanges(1);
        breaks.setMinBreakWordLength(2);
    }

    /// One word of a question and what stands in its place.
    private record Place(int start, int end, String was, String term) {

        Place instead(String other) {
            return new Place(start, end, was, other);
        }
    }

    /// For a question that finds nothing: with other words in it; empty where none would find anything.
    Optional<String> instead(Question question) throws IOException {
        List<Place> places = places(question);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        List<Place> spelt = unknownRespelt(places);
        if (found(spelt) == 0) {
            // Each word is in the index, but not with the others: it may be a slip in a record.
            spelt = anyRespelt(spelt);
        }
        if (found(spelt) == 0) {
            // Slips in several words may each be a word of some record, too.
            spelt = rareRespelt(places);
        }
        return found(spelt) > 0 ? Optional.of(written(question.text(), spelt)) : Optional.empty();
    }

    /// For a question that finds few: one that finds `least` or more, with other words for those that are rare.
    Optional<String> better(Question question, int least) throws IOException {
        List<Place> places = new ArrayList<>(places(question));
        List<Place> rare = rare(places);
        // Two rare words that stand together in a record are no slip.
        if (rare.size() != 1 || places.size() > FEW_WORDS) {
            return Optional.empty();
        }
        int at = places.indexOf(rare.getFirst());
        for (String candidate : alike(rare.getFirst().term(), SuggestMode.SUGGEST_MORE_POPULAR)) {
            places.set(at, rare.getFirst().instead(candidate));
            if (found(places) >= least) {
                return Optional.of(written(question.text(), places));
            }
        }
        return Optional.empty();
    }

    private List<Place> rare(List<Place> places) throws IOException {
        List<Place> rare = new ArrayList<>();
        for (Place place : places) {
            if (reader.docFreq(new Term(FieldNames.ANY, place.term())) <= RARE) {
                rare.add(place);
            }
        }
        return rare;
    }

    /// None where the question is more than words.
    private static List<Place> places(Question question) {
        List<Place> places = new ArrayList<>();
        for (Wanted.Word word : question.plain()) {
            for (Token token : word.words()) {
                places.add(new Place(
                        word.start() + token.start(), word.start() + token.end(), token.term(), token.term()));
            }
        }
        return places.size() > MOST_WORDS ? List.of() : places;
    }

    private List<Place> unknownRespelt(List<Place> places) throws IOException {
        List<Place> spelt = joined(places);
        List<List<String>> candidates = new ArrayList<>();
        List<Place> known = new ArrayList<>();
        for (Place place : spelt) {
            if (isUnknown(place.term())) {
                List<String> others = new ArrayList<>(alike(place.term(), SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX));
                others.addAll(parts(place.term()));
                candidates.add(others);
            } else {
                candidates.add(List.of());
                known.add(place);
            }
        }
        Best best = new Best(spelt, 0);
        return together(spelt, candidates, 0, known, best).places();
    }

    private record Best(List<Place> places, int found) {}

    /// Tries what looks like each word with what looks like the others, as long as what was chosen so far stands
    /// somewhere together. They come the most alike first: others have to find several times as much.
    private Best together(List<Place> places, List<List<String>> candidates, int at, List<Place> chosen, Best before)
            throws IOException {
        if (at == places.size()) {
            int found = found(places);
            return found > SEVERAL * before.found() ? new Best(places, found) : before;
        }
        if (candidates.get(at).isEmpty()) {
            return together(places, candidates, at + 1, chosen, before);
        }
        Best best = before;
        for (String candidate : candidates.get(at)) {
            Place place = places.get(at).instead(candidate);
            List<Place> more = new ArrayList<>(chosen);
            more.add(place);
            if (found(more) > 0) {
                List<Place> tried = new ArrayList<>(places);
                tried.set(at, place);
                best = together(tried, candidates, at + 1, more, best);
            }
        }
        return best;
    }

    private List<Place> anyRespelt(List<Place> places) throws IOException {
        List<Place> spelt = new ArrayList<>(places);
        for (int at = 0; at < spelt.size(); at++) {
            Place place = spelt.get(at);
            spelt.set(at, best(places, at, alike(place.term(), SuggestMode.SUGGEST_ALWAYS)));
            if (found(spelt) > 0) {
                return spelt;
            }
            spelt.set(at, place);
        }
        return spelt;
    }

    private List<Place> rareRespelt(List<Place> places) throws IOException {
        List<Place> rare = rare(places);
        List<List<String>> candidates = new ArrayList<>();
        List<Place> known = new ArrayList<>();
        for (Place place : places) {
            candidates.add(rare.contains(place) ? alike(place.term(), SuggestMode.SUGGEST_MORE_POPULAR) : List.of());
            if (!rare.contains(place)) {
                known.add(place);
            }
        }
        return together(places, candidates, 0, known, new Best(places, 0)).places();
    }

    /// `jazz guitar` for `jazzgui tar`: two that are none alone and one together.
    private List<Place> joined(List<Place> places) throws IOException {
        List<Place> joined = new ArrayList<>(places);
        for (int at = 0; at + 1 < joined.size(); at++) {
            Place first = joined.get(at);
            Place second = joined.get(at + 1);
            String together = first.term() + second.term();
            if ((isUnknown(first.term()) || isUnknown(second.term())) && !isUnknown(together)) {
                joined.set(at, new Place(first.start(), second.end(), "", together));
                joined.remove(at + 1);
            }
        }
        return joined;
    }

    /// The one of those that look alike that stands with the others.
    private Place best(List<Place> places, int at, List<String> candidates) throws IOException {
        Place best = places.get(at);
        int most = 0;
        for (String candidate : candidates) {
            List<Place> tried = new ArrayList<>(places);
            tried.set(at, places.get(at).instead(candidate));
            int found = found(tried);
            if (found > SEVERAL * most) {
                most = found;
                best = tried.get(at);
            }
        }
        return best;
    }

    private List<String> alike(String term, SuggestMode mode) throws IOException {
        return Arrays.stream(likely.suggestSimilar(new Term(FieldNames.ANY, term), MOST_CANDIDATES, reader, mode))
                .map(word -> word.string)
                .filter(word -> Character.isLetterOrDigit(word.charAt(0)))
                .toList();
    }

    private List<String> parts(String term) throws IOException {
        SuggestWord[][] found = breaks.suggestWordBreaks(
                new Term(FieldNames.ANY, term),
                2,
                reader,
                SuggestMode.SUGGEST_ALWAYS,
                WordBreakSpellChecker.BreakSuggestionSortMethod.NUM_CHANGES_THEN_MAX_FREQUENCY);
        return Arrays.stream(found)
                .map(parts -> String.join(
                        " ", Arrays.stream(parts).map(part -> part.string).toList()))
                .toList();
    }

    private boolean isUnknown(String term) throws IOException {
        return reader.docFreq(new Term(FieldNames.ANY, term)) == 0;
    }

    private int found(List<Place> places) throws IOException {
        if (places.isEmpty() || ++tried > MOST_TRIED) {
            return 0;
        }
        List<Wanted> words = places.stream()
                .map(place -> QuestionReader.read(place.term()).wanted())
                .toList();
        return searcher.count(queries.matching(new Wanted.And(words)));
    }

    private static String written(String text, List<Place> places) {
        StringBuilder written = new StringBuilder(text);
        for (Place place : places.reversed()) {
            if (!place.term().equals(place.was())) {
                written.replace(place.start(), place.end(), place.term());
            }
        }
        return written.toString().strip();
    }
}
