package org.carrel.privacy.notice;

import java.util.Comparator;

/// A column as the notice writes it: `schema.table.column`. The table may be a view.
public record ColumnName(String schema, String table, String column) implements Comparable<ColumnName> {

    private static final Comparator<ColumnName> ORDER = Comparator.comparing(ColumnName::schema)
            .thenComparing(ColumnName::table)
            .thenComparing(ColumnName::column);

    static ColumnName parse(String text, YamlMap at) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw at.error("`" + text + "` is not a column: write schema.table.column");
        }
        return new ColumnName(parts[0], parts[1], parts[2]);
    }

    /// The table or view, as `schema.table`.
    public String relation() {
        return schema + "." + table;
    }

    @Override
    public int compareTo(ColumnName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return schema + "." + table + "." + column;
    }
}
