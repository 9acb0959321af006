package org.carrel.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a part of "My data" shows of rows that are not simply the person's to read, for the copy
/// they take away.
///
/// @param category as in the notice
/// @param name as `schema.table`
/// @param columns names of the cells
public record OwnTable(String category, String name, List<String> columns, List<Row> rows) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssx", Locale.ROOT);

    /// @param cells as people read them
    /// @param told of which kinds of data (by their names in the notice) this row says that somebody was
    ///     told; empty where it says nothing of the kind
    public record Row(List<@Nullable String> cells, Set<String> told) {}

    /// An instant as the copy writes it.
    public static String when(Instant at) {
        return WHEN.format(at.atOffset(ZoneOffset.UTC));
    }
}
