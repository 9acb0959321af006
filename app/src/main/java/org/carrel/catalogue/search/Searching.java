package org.carrel.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Name;
import org.carrel.catalogue.description.Subject;
import org.carrel.catalogue.index.FieldNames;
import org.carrel.catalogue.index.Reading;
import org.carrel.catalogue.index.Shown;
import org.carrel.catalogue.index.Stems;
import org.carrel.catalogue.index.Token;
import org.carrel.catalogue.index.Words;

/// One question, answered from the index as it stands.
final class Searching {

    /// So few results may come from a slip of the pen in a record.
    private static final int FEW = 3;
    private static final int MANY_TIMES = 10;

    private final Reading reading;
    private final IndexSearcher searcher;
    private final Remembered remembered;
    private final Queries queries = new Queries(new Stems());

    Searching(Reading reading, Remembered remembered) {
        this.reading = reading;
        this.searcher = reading.searcher();
        this.remembered = remembered;
    }

    Found answer(SearchRequest request) throws IOException {
        Question asked = QuestionReader.read(request.text());
        Query matching = queries.matching(asked.wanted());
        Counts counts = remembered.counts(reading, matching, request.filters());
        if (counts.asked() > 0 || asked.isEmpty()) {
            return found(request, asked, matching, counts, asked.remarks(), better(asked, counts));
        }
        Optional<String> other = new Spelling(searcher, queries).instead(asked);
        return other.isPresent() ? corrected(request, asked, other.get()) : fewer(request, asked);
    }

    /// Another spelling that finds many times as much.
    private Optional<String> better(Question asked, Counts counts) throws IOException {
        return counts.asked() > FEW
                ? Optional.empty()
                : new Spelling(searcher, queries).better(asked, MANY_TIMES * counts.asked());
    }

    private Found corrected(SearchRequest request, Question asked, String other) throws IOException {
        Question question = QuestionReader.read(other);
        Query matching = queries.matching(question.wanted());
        List<Remark> remarks = new ArrayList<>(asked.remarks());
        remarks.add(Remark.of("corrected", asked.text().strip(), other));
        Counts counts = remembered.counts(reading, matching, request.filters());
        return found(request.with(other), question, matching, counts, remarks, Optional.empty());
    }

    /// No record has all the words: the most of them that some record has.
    private Found fewer(SearchRequest request, Question asked) throws IOException {
        List<Wanted> words = Queries.needed(List.copyOf(asked.plain()));
        for (int least = words.size() - 1; least > 0 && least >= words.size() / 2; least--) {
            Query matching = queries.some(words, least);
            Counts counts = remembered.counts(reading, matching, request.filters());
            if (counts.asked() > 0) {
                List<Remark> remarks = new ArrayList<>(asked.remarks());
                remarks.add(Remark.of("fewer", asked.text().strip()));
                return found(request, asked, matching, counts, remarks, Optional.empty());
            }
        }
        Query matching = queries.matching(asked.wanted());
        Counts counts = remembered.counts(reading, matching, request.filters());
        return found(request, asked, matching, counts, asked.remarks(), Optional.empty());
    }

    private Found found(
            SearchRequest request,
            Question question,
            Query matching,
            Counts counts,
            List<Remark> remarks,
            Optional<String> suggested)
            throws IOException {
        List<Found.Hit> hits =
                counts.total() == 0 || request.isTooDeep() ? List.of() : hits(request, question, matching);
        return new Found(
                request.text(), suggested, counts, hits, List.copyOf(remarks), queries.marks(question.wanted()));
    }

    private List<Found.Hit> hits(SearchRequest request, Question question, Query matching) throws IOException {
        int most = request.page() * request.size();
        Sort sort = request.order().sort();
        ScoreDoc[] best;
        if (sort == null) {
            Query query = Queries.narrowed(queries.ranked(question, matching, fit(question)), request.filters());
            best = remembered.best(reading, query, most);
        } else {
            best = searcher.search(Queries.narrowed(matching, request.filters()), most, sort).scoreDocs;
        }
        List<Found.Hit> hits = new ArrayList<>();
        for (int at = most - request.size(); at < best.length; at++) {
            hits.add(hit(best[at].doc));
        }
        return hits;
    }

    private Query rankedBy(Question words, Query matching) throws IOException {
        return queries.rankedBy(words, matching, fit(words));
    }

    /// As BM25 counts rare words: no record gets more for all of them.
    private double fit(Question question) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        double fit = 0;
        for (Wanted.Word word : question.plain()) {
            for (Token token : word.words()) {
                int with = reader.docFreq(new Term(FieldNames.ANY, token.term()));
                fit += Math.log1p((reader.maxDoc() - with + 0.5) / (with + 0.5));
            }
        }
        return fit;
    }

    private Found.Hit hit(int document) throws IOException {
        List<LeafReaderContext> parts = searcher.getIndexReader().leaves();
        LeafReaderContext part = parts.get(ReaderUtil.subIndex(document, parts));
        NumericDocValues ids = part.reader().getNumericDocValues(FieldNames.ID);
        BinaryDocValues shown = part.reader().getBinaryDocValues(FieldNames.SHOWN);
        int place = document - part.docBase;
        if (ids == null || shown == null || !ids.advanceExact(place) || !shown.advanceExact(place)) {
            throw new IllegalStateException("a record of the index has no number or nothing to show");
        }
        return new Found.Hit(
                new RecordId(ids.longValue()), Shown.read(shown.binaryValue().utf8ToString()));
    }

    LibrarySearch.Matches exactly(String text, String words, int from, int most) throws IOException {
        Question asked = QuestionReader.read(text);
        if (!asked.remarks().isEmpty()) {
            return new LibrarySearch.Matches.Unclear();
        }
        Query matching = queries.matching(asked.wanted());
        int total = remembered.total(reading, matching);
        List<RecordId> ids = new ArrayList<>();
        if (from < total && most > 0) {
            Query query = words.isEmpty()
                    ? queries.ranked(asked, matching, fit(asked))
                    : rankedBy(QuestionReader.read(words), matching);
            ScoreDoc[] best = remembered.best(reading, query, from + most);
            for (int at = from; at < best.length; at++) {
                ids.add(hit(best[at].doc).id());
            }
        }
        return new LibrarySearch.Matches.Some(total, ids);
    }

    List<Integer> newSince(List<LibrarySearch.Seen> searches) throws IOException {
        List<Integer> counts = new ArrayList<>();
        for (LibrarySearch.Seen seen : searches) {
            Query matching =
                    queries.matching(QuestionReader.read(seen.search().text()).wanted());
            Query later = NumericDocValuesField.newSlowRangeQuery(
                    FieldNames.ID, seen.last().value() + 1, Long.MAX_VALUE);
            counts.add(searcher.count(new BooleanQuery.Builder()
                    .add(Queries.narrowed(matching, seen.search().filters()), Occur.FILTER)
                    .add(later, Occur.FILTER)
                    .build()));
        }
        return counts;
    }

    List<Found.Hit> like(RecordId record, Description description, int most) throws IOException {
        Set<String> names = description.names().stream().map(Name::key).limit(5).collect(Collectors.toSet());
        Set<String> subjects = description.subjects().stream().map(Subject::key).collect(Collectors.toSet());
        Set<String> title = Stream.of(description.shortTitle())
                .flatMap(text -> Words.asked(text).stream())
                .map(Token::term)
                .limit(8)
                .collect(Collectors.toSet());
        Query like = queries.like(names, subjects, title, String.valueOf(record.value()));
        List<Found.Hit> hits = new ArrayList<>();
        for (ScoreDoc best : searcher.search(like, new TopScoreDocCollectorManager(most, 1)).scoreDocs) {
            hits.add(hit(best.doc));
        }
        return hits;
    }
}
