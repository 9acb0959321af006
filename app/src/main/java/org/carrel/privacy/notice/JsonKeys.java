package org.carrel.privacy.notice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/// A column that holds JSON is as many columns as it has keys, so the notice names them and the
/// start looks at what is stored: the keys of each object, and of each object in a list.
final class JsonKeys {

    private final Connection owner;

    JsonKeys(Connection owner) {
        this.owner = owner;
    }

    /// One sentence for each column with keys that are not declared; empty when there is none.
    List<String> undeclared(Declaration notice, SortedMap<ColumnName, String> types) throws SQLException {
        List<String> found = new ArrayList<>();
        for (DeclaredColumn column : notice.columns().values()) {
            if (types.getOrDefault(column.name(), "").startsWith("json")) {
                TreeSet<String> stored = stored(column.name());
                column.keys().forEach(stored::remove);
                if (!stored.isEmpty()) {
                    found.add(column.name() + " holds the keys " + String.join(", ", stored) + ", which "
                            + column.place() + " does not declare: declare them, or take them out of the rows");
                }
            }
        }
        return found;
    }

    private TreeSet<String> stored(ColumnName name) throws SQLException {
        String column = '"' + name.column() + "\"::jsonb";
        String table = '"' + name.schema() + "\".\"" + name.table() + '"';
        String sql = """
                SELECT DISTINCT jsonb_object_keys(o.item) FROM (
                    SELECT %1$s AS item FROM %2$s
                    UNION ALL
                    SELECT e.item FROM %2$s, jsonb_array_elements(
                        CASE jsonb_typeof(%1$s) WHEN 'array' THEN %1$s ELSE '[]' END) AS e (item)) o
                WHERE jsonb_typeof(o.item) = 'object'
                """.formatted(column, table);
        TreeSet<String> keys = new TreeSet<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }
}
