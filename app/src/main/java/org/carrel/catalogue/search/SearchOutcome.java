package org.carrel.catalogue.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.index.Shown;

/// What becomes of a question.
sealed interface SearchOutcome {

    /// @param text      the question that was answered, which may be another than was asked
    /// @param suggested another question that finds much more
    /// @param campuses  names by code
    record Results(
            SearchRequest request,
            String text,
            Optional<String> suggested,
            Counts counts,
            List<Result> results,
            List<Remark> remarks,
            Map<String, String> campuses)
            implements SearchOutcome {

        /// How many pages can be looked at.
        int pages() {
            int shown = Math.min(counts.total(), SearchRequest.DEEPEST);
            return (shown + request.size() - 1) / request.size();
        }
    }

    /// A record that was found.
    ///
    /// @param title    with what was asked for marked, as all pieces
    /// @param excerpt  of subjects or text, where what was asked for stands there and not above
    record Result(
            RecordId id,
            Shown shown,
            List<Marks.Piece> title,
            List<Marks.Piece> names,
            List<Marks.Piece> excerpt,
            Availability availability) {}

    /// Too many search at once.
    record Busy() implements SearchOutcome {}

    /// There is no index yet.
    record NotReady() implements SearchOutcome {}
}
