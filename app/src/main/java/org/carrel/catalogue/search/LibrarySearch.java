package org.carrel.catalogue.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.index.CatalogueIndex;
import org.carrel.catalogue.index.NoIndex;
import org.carrel.catalogue.index.Shown;
import org.springframework.stereotype.Component;

/// Finds records.
@Component
public class LibrarySearch {

    private final CatalogueIndex index;
    private final Remembered remembered;
    private final Turns turns;
    private final AvailabilityRepository availability;
    private final Campuses campuses;

    LibrarySearch(
            CatalogueIndex index,
            Remembered remembered,
            Turns turns,
            AvailabilityRepository availability,
            Campuses campuses) {
        this.index = index;
        this.remembered = remembered;
        this.turns = turns;
        this.availability = availability;
        this.campuses = campuses;
    }

    SearchOutcome search(SearchRequest request) {
        if (!turns.enter()) {
            return new SearchOutcome.Busy();
        }
        Found found;
        Map<RecordId, Availability> available;
        try {
            found = index.read(reading -> new Searching(reading, remembered).answer(request));
            // Within the turn: searches never take more of the database's connections than there are turns.
            available = availability.of(found.hits().stream().map(Found.Hit::id).toList());
        } catch (NoIndex e) {
            return new SearchOutcome.NotReady();
        } finally {
            turns.leave();
        }
        List<SearchOutcome.Result> results = found.hits().stream()
                .map(hit -> result(hit, found.marks(), available.getOrDefault(hit.id(), Availability.NONE)))
                .toList();
        return new SearchOutcome.Results(
                request, found.text(), found.suggested(), found.counts(), results, found.remarks(), campuses.names());
    }

    private static SearchOutcome.Result result(Found.Hit hit, Marks marks, Availability available) {
        Shown shown = hit.shown();
        List<Marks.Piece> title = marks.in(shown.title());
        String by = String.join("; ", shown.names());
        List<Marks.Piece> names = marks.in(by);
        boolean isClear = Stream.concat(title.stream(), names.stream()).anyMatch(Marks.Piece::marked);
        return new SearchOutcome.Result(
                hit.id(), shown, title, names, isClear ? List.of() : excerpt(shown, marks), available);
    }

    /// Where neither title nor names show why it was found.
    private static List<Marks.Piece> excerpt(Shown shown, Marks marks) {
        String subjects = String.join("; ", shown.subjects());
        String series = String.join("; ", shown.series());
        return Stream.of(subjects, series, shown.text(), shown.statement(), shown.imprint())
                .filter(marks::isIn)
                .findFirst()
                .map(marks::around)
                .orElse(List.of());
    }

    /// Another record that is about the same or by the same.
    public record Similar(RecordId id, Shown shown) {}

    /// Records like this one, the most alike first; none while there is no index.
    ///
    /// @param description of the record
    public List<Similar> similar(RecordId record, Description description, int most) {
        if (!turns.enter()) {
            return List.of();
        }
        try {
            return index.read(reading -> new Searching(reading, remembered).like(record, description, most)).stream()
                    .map(hit -> new Similar(hit.id(), hit.shown()))
                    .toList();
        } catch (NoIndex e) {
            return List.of();
        } finally {
            turns.leave();
        }
    }

    /// What a program's question comes to.
    public sealed interface Matches {

        /// @param total how many there are
        /// @param ids   those that were asked for, the best first
        record Some(int total, List<RecordId> ids) implements Matches {}

        /// A part of the question means nothing, or is too much.
        record Unclear() implements Matches {}

        /// Too many search at once, or there is no index yet.
        record NotNow() implements Matches {}
    }

    /// What exactly answers a question: in no other spelling, by no fewer words.
    ///
    /// @param text  as people type it
    /// @param words by which what answers it is put in order; empty for those of the text
    /// @param from  0 for the first
    public Matches match(String text, String words, int from, int most) {
        if (!turns.enter()) {
            return new Matches.NotNow();
        }
        try {
            return index.read(reading -> new Searching(reading, remembered).exactly(text, words, from, most));
        } catch (NoIndex e) {
            return new Matches.NotNow();
        } finally {
            turns.leave();
        }
    }

    /// A search, and the record that was the last one when somebody looked at what it finds.
    public record Seen(SearchRequest search, RecordId last) {}

    /// The last record that searches can find. Numbers are given in order: what comes later has a higher one.
    public RecordId newest() {
        return new RecordId(index.upTo());
    }

    /// How many records each of these searches finds that came after the last one then, as [#match]
    /// finds them; nothing at all where too many search at once or there is no index yet.
    public Optional<List<Integer>> newSince(List<Seen> searches) {
        if (searches.isEmpty()) {
            return Optional.of(List.of());
        }
        if (!turns.enter()) {
            return Optional.empty();
        }
        try {
            return Optional.of(index.read(reading -> new Searching(reading, remembered).newSince(searches)));
        } catch (NoIndex e) {
            return Optional.empty();
        } finally {
            turns.leave();
        }
    }

    /// Where the items of these records are at this moment; of a record without any, nothing.
    public Map<RecordId, Availability> availability(List<RecordId> records) {
        return availability.of(records);
    }
}
