package org.carrel.catalogue.kept;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.search.LibrarySearch;
import org.carrel.catalogue.search.SearchAddress;
import org.springframework.stereotype.Service;

/// Keeps searches. All but [#withNew] is done within [Keeping#act].
@Service
class SavedSearches {

    static final int MOST = 100;
    static final int LONGEST = 2_000;

    private final SavedSearchRepository searches;
    private final LibrarySearch library;
    private final Clock clock;

    SavedSearches(SavedSearchRepository searches, LibrarySearch library, Clock clock) {
        this.searches = searches;
        this.library = library;
        this.clock = clock;
    }

    /// What becomes of a search that somebody wants to keep.
    sealed interface Saving {

        record Saved(long id) implements Saving {}

        /// The same search is there already.
        record There(long id) implements Saving {}

        /// @param why a message key under `kept.refused.`
        record Refused(String why) implements Saving {}
    }

    Saving save(UUID person, String query, String name) {
        String asked = SearchAddress.query(SearchAddress.request(query));
        if (asked.isEmpty()) {
            return new Saving.Refused("everything");
        }
        if (asked.length() > LONGEST) {
            return new Saving.Refused("search.long");
        }
        List<SavedSearch> all = searches.all();
        Optional<SavedSearch> same =
                all.stream().filter(search -> search.asked().equals(asked)).findFirst();
        if (same.isPresent()) {
            return new Saving.There(same.get().id());
        }
        if (all.size() >= MOST) {
            return new Saving.Refused("searches.full");
        }
        String typed = KeptName.from(name);
        return new Saving.Saved(searches.add(
                person, typed.isEmpty() ? KeptName.from(asked) : typed, asked, clock.instant(), library.newest()));
    }

    /// What the pages show: searches, and the last record that there is.
    record State(List<SavedSearch> searches, RecordId newest) {}

    State state() {
        return new State(searches.all(), library.newest());
    }

    /// Asks the index, and nothing else: outside any transaction.
    ///
    /// @return -1 for what is new where that cannot be said at the moment
    List<SavedSearch.WithNew> withNew(State state) {
        List<SavedSearch> stale = state.searches().stream()
                .filter(search -> search.seenTo().value() < state.newest().value())
                .toList();
        Optional<List<Integer>> counts = library.newSince(stale.stream()
                .map(search -> new LibrarySearch.Seen(SearchAddress.request(search.asked()), search.seenTo()))
                .toList());
        return state.searches().stream()
                .map(search -> {
                    int at = stale.indexOf(search);
                    int fresh = at < 0 ? 0 : counts.map(all -> all.get(at)).orElse(-1);
                    return new SavedSearch.WithNew(search, fresh);
                })
                .toList();
    }

    /// @return the search, from now on without anything new
    Optional<SavedSearch> open(long id) {
        Optional<SavedSearch> search = searches.one(id);
        search.ifPresent(one -> searches.look(one.id(), clock.instant(), library.newest()));
        return search;
    }

    boolean rename(long id, String name) {
        return searches.rename(id, name);
    }

    boolean delete(long id) {
        return searches.delete(id);
    }

    void deleteAll() {
        searches.deleteAll();
    }
}
