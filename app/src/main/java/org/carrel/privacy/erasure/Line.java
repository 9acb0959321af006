package org.carrel.privacy.erasure;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What becomes of rows of one table, on the preview and on the certificate.
///
/// @param category as in the notice, or several parted by commas
/// @param ending `deleted`, `emptied` or `kept`
/// @param why a message key under `erasures.why.`; empty where nothing is to be explained
/// @param until when what is kept goes at the latest; null where nothing says so yet
public record Line(
        String relation,
        String category,
        String ending,
        String why,
        long rows,
        @Nullable LocalDate until) {

    /// The tables from which rows went, or parts of rows.
    static Set<String> gone(List<Line> lines) {
        return lines.stream()
                .filter(line -> !line.ending().equals("kept"))
                .map(Line::relation)
                .collect(Collectors.toSet());
    }

    Line and(Line more) {
        LocalDate mine = until;
        LocalDate other = more.until();
        LocalDate later = mine == null || other == null ? null : mine.isAfter(other) ? mine : other;
        return new Line(relation, category, ending, why, rows + more.rows(), later);
    }
}
