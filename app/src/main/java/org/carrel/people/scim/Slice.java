package org.carrel.people.scim;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted, and in which order.
///
/// @param startIndex from 1
/// @param sortBy     null for the order of their numbers
record Slice(int startIndex, int count, @Nullable String sortBy, boolean descending) {

    static final int USUAL = 100;
    static final int MOST = 500;

    /// As RFC 7644, section 3.4.2.4 has it: what is too small is the least there is.
    static Slice of(
            @Nullable Integer startIndex, @Nullable Integer count, @Nullable String sortBy, @Nullable String order) {
        return new Slice(
                startIndex == null ? 1 : Math.max(1, startIndex),
                count == null ? USUAL : Math.clamp(count, 0, MOST),
                sortBy,
                "descending".equalsIgnoreCase(order));
    }

    /// @param id the column that settles what is equal
    String order(Map<String, Column> columns, String id) {
        if (sortBy == null) {
            return " ORDER BY " + id;
        }
        Column column = columns.get(sortBy.toLowerCase(Locale.ROOT));
        if (column == null) {
            throw ScimRefusal.value("Nothing can be sorted by " + sortBy);
        }
        return " ORDER BY " + column.sql() + (descending ? " DESC NULLS FIRST, " : " NULLS LAST, ") + id;
    }
}
