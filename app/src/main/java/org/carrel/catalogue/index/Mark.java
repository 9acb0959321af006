package org.carrel.catalogue.index;

import java.util.Map;
import java.util.Optional;

/// What an index is the picture of; written into it with every commit.
///
/// @param tables   which tables: another server, a restored backup or a table made anew are others
/// @param snapshot the last snapshot of theirs that it has seen all of, as PostgreSQL writes it
record Mark(String tables, String snapshot) {

    /// Counted up when documents are made in another way: an index of an older way is built anew.
    static final String MAPPING = "4";

    private static final String MAPPING_KEY = "mapping";
    private static final String TABLES_KEY = "tables";
    private static final String SNAPSHOT_KEY = "snapshot";

    Map<String, String> data() {
        return Map.of(MAPPING_KEY, MAPPING, TABLES_KEY, tables, SNAPSHOT_KEY, snapshot);
    }

    /// Empty for an index that was made in another way.
    static Optional<Mark> of(Map<String, String> data) {
        String tables = data.get(TABLES_KEY);
        String snapshot = data.get(SNAPSHOT_KEY);
        return MAPPING.equals(data.get(MAPPING_KEY)) && tables != null && snapshot != null
                ? Optional.of(new Mark(tables, snapshot))
                : Optional.empty();
    }
}
