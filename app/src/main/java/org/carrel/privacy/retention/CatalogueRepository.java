package org.carrel.privacy.retention;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.retention.Catalogue.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// PostgreSQL's catalogue, which anybody may read.
@Repository
class CatalogueRepository {

    private static final String TABLES = """
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
            """;

    private final JdbcClient jdbc;

    CatalogueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Catalogue read() {
        SortedMap<ColumnName, String> types = new TreeMap<>();
        jdbc.sql("SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL) AS type " + TABLES)
                .query(row -> {
                    types.put(column(row), row.getString("type"));
                });
        return new Catalogue(types, keys(), references(), emptiable());
    }

    private Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new HashMap<>();
        jdbc.sql("""
                        SELECT n.nspname || '.' || c.relname AS relation,
                               array(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(number, place)
                                     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
                                     ORDER BY u.place) AS columns
                        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'p'
                        """).query(row -> {
            keys.put(row.getString("relation"), texts(row, "columns"));
        });
        return keys;
    }

    private List<Reference> references() {
        return jdbc.sql("""
                        SELECT n.nspname || '.' || c.relname AS child, m.nspname || '.' || p.relname AS parent,
                               array(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(number, place)
                                     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number
                                     ORDER BY u.place) AS columns,
                               array(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(number, place)
                                     JOIN pg_attribute a ON a.attrelid = p.oid AND a.attnum = u.number
                                     ORDER BY u.place) AS parent_columns
                        FROM pg_constraint k
                        JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_class p ON p.oid = k.confrelid JOIN pg_namespace m ON m.oid = p.relnamespace
                        WHERE k.contype = 'f' AND k.confdeltype <> 'n' AND k.conparentid = 0
                        """)
                .query((row, number) -> new Reference(
                        row.getString("child"),
                        texts(row, "columns"),
                        row.getString("parent"),
                        texts(row, "parent_columns")))
                .list();
    }

    /// Nullable, and no check looks at them together with another column, but to let them be null first of all:
    /// `CHECK (a IS NULL OR b IS NULL OR …)`.
    private Set<ColumnName> emptiable() {
        Set<ColumnName> found = new HashSet<>();
        jdbc.sql("SELECT n.nspname, c.relname, a.attname " + TABLES + """
                        AND NOT a.attnotnull AND NOT EXISTS (
                            SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
                              AND a.attnum = ANY (k.conkey) AND cardinality(k.conkey) > 1
                              AND pg_get_constraintdef(k.oid) !~
                                  ('^CHECK [(][(]([(][a-z_]+ IS NULL[)] OR )*[(]' || a.attname || ' IS NULL[)] OR '))
                        """).query(row -> {
            found.add(column(row));
        });
        return found;
    }

    private static ColumnName column(ResultSet row) throws SQLException {
        return new ColumnName(row.getString("nspname"), row.getString("relname"), row.getString("attname"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.copyOf(Arrays.asList((String[]) array.getArray()));
    }
}
