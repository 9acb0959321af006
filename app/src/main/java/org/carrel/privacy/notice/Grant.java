package org.carrel.privacy.notice;

import java.util.Comparator;
import java.util.Optional;

/// One privilege of one role, as PostgreSQL holds it.
///
/// @param privilege `USAGE` on a schema; `SELECT`, `INSERT`, `UPDATE` or `DELETE` on a table or a column
/// @param table empty for a schema's own privilege
/// @param column empty for a privilege on the whole table
record Grant(String role, String privilege, String schema, Optional<String> table, Optional<String> column)
        implements Comparable<Grant> {

    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::role)
            .thenComparing(Grant::privilege)
            .thenComparing(Grant::schema)
            .thenComparing(grant -> grant.table().orElse(""))
            .thenComparing(grant -> grant.column().orElse(""));

    static Grant onSchema(String role, String schema) {
        return new Grant(role, "USAGE", schema, Optional.empty(), Optional.empty());
    }

    static Grant onTable(String role, String privilege, String schema, String table) {
        return new Grant(role, privilege, schema, Optional.of(table), Optional.empty());
    }

    static Grant onColumn(String role, String privilege, ColumnName name) {
        return new Grant(role, privilege, name.schema(), Optional.of(name.table()), Optional.of(name.column()));
    }

    /// The object in a form for messages and for sorting.
    String object() {
        return schema
                + table.map(name -> "." + name).orElse("")
                + column.map(name -> "." + name).orElse("");
    }

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return role + " " + privilege + " " + object();
    }
}
