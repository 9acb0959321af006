package org.carrel.privacy.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.carrel.privacy.RowMerge.Change;
import org.carrel.privacy.retention.Catalogue.Reference;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// Rows of any table, moved from one number to another. Names of tables and columns come from the notice, which the
/// database was held to at the start. The caller acts for a purpose that may use them all.
@Repository
class RowMergeRepository {

    private final JdbcClient jdbc;

    RowMergeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A unique index.
    record Unique(List<String> columns, String where) {}

    /// By table, from PostgreSQL's catalogue.
    Map<String, List<Unique>> unique() {
        Map<String, List<Unique>> all = new HashMap<>();
        jdbc.sql("""
                        SELECT n.nspname || '.' || c.relname AS relation,
                               array(SELECT a.attname::text FROM unnest(i.indkey) u(number)
                                     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.number) AS columns,
                               coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') AS condition
                        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE i.indisunique AND i.indexprs IS NULL AND n.nspname NOT LIKE 'pg\\_%'
                        """).query(row -> {
            all.computeIfAbsent(row.getString("relation"), any -> new ArrayList<>())
                    .add(new Unique(
                            List.of((String[]) row.getArray("columns").getArray()), row.getString("condition")));
        });
        return all;
    }

    private static StatementSpec with(StatementSpec statement, String from, String to) {
        return statement.param("from", from).param("to", to);
    }

    record Count(long all, long broken) {}

    Count count(Lead lead, String from, String to) {
        return with(
                        jdbc.sql("SELECT count(*) AS rows, count(*) FILTER (WHERE " + lead.broken()
                                + ") AS broken FROM " + lead.relation() + " WHERE " + lead.others()),
                        from,
                        to)
                .query((row, number) -> new Count(row.getLong("rows"), row.getLong("broken")))
                .single();
    }

    boolean any(String relation, String column, String type, String value) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM " + relation + " WHERE " + column + " = CAST(:value AS " + type
                        + "))")
                .param("value", value)
                .query(Boolean.class)
                .single();
    }

    /// Whole rows as they are.
    ///
    /// @param where condition; it may name `:from` and `:to`
    List<Change> images(
            String relation, String key, List<String> columns, Change.Kind kind, String where, Map<String, ?> values) {
        return jdbc.sql("SELECT " + key + " AS key, (SELECT to_jsonb(row_as_it_is) FROM (SELECT "
                        + columns.stream()
                                .map(column -> relation + "." + column)
                                .collect(Collectors.joining(", "))
                        + ") row_as_it_is)::text AS image FROM " + relation + " WHERE " + where + " ORDER BY 1")
                .params(values)
                .query((row, number) -> new Change(relation, kind, row.getString("key"), "", row.getString("image")))
                .list();
    }

    /// Moves what breaks no rule.
    List<Change> move(Lead lead, String key, String from, String to) {
        return with(
                        jdbc.sql("UPDATE " + lead.relation() + " SET " + lead.column() + " = CAST(:to AS " + lead.type()
                                + ") WHERE " + lead.others() + " AND NOT " + lead.broken() + " RETURNING " + key
                                + " AS key"),
                        from,
                        to)
                .query((row, number) ->
                        new Change(lead.relation(), Change.Kind.MOVED, row.getString("key"), lead.column(), from))
                .list();
    }

    /// @param values for the names in `set`
    void change(String relation, String set, String key, List<String> keys, Map<String, ?> values) {
        jdbc.sql("UPDATE " + relation + " SET " + set + " WHERE " + key + " = ANY (:keys)")
                .params(values)
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    void delete(String relation, String key, List<String> keys) {
        jdbc.sql("DELETE FROM " + relation + " WHERE " + key + " = ANY (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /// That a row of the child names one of these rows.
    static String namesOneOf(Reference reference, String parentKey) {
        return "EXISTS (SELECT 1 FROM " + reference.parent() + " WHERE "
                + reference.joins(reference.child(), reference.parent()) + " AND " + parentKey + " = ANY (:keys))";
    }

    /// A stop that one of a person's two numbers has and the other has not.
    List<Change> completeStops(String one, String other) {
        return jdbc.sql("""
                        INSERT INTO privacy.stop (subject, purpose, since)
                        SELECT :other, s.purpose, s.since FROM privacy.stop s WHERE s.subject = :one
                        ON CONFLICT (subject, purpose) DO NOTHING RETURNING concat_ws(chr(31), subject, purpose) AS key
                        """)
                .param("one", one)
                .param("other", other)
                .query((row, number) -> new Change("privacy.stop", Change.Kind.ADDED, row.getString("key"), "", ""))
                .list();
    }

    /// Where a rule of the database forbids what is tried, nothing of it is done.
    boolean attempt(BooleanSupplier work) {
        jdbc.sql("SAVEPOINT attempt").update();
        try {
            boolean done = work.getAsBoolean();
            jdbc.sql("RELEASE SAVEPOINT attempt").update();
            return done;
        } catch (DataIntegrityViolationException forbidden) {
            jdbc.sql("ROLLBACK TO SAVEPOINT attempt").update();
            return false;
        }
    }

    /// @return whether the row was there
    boolean moveBack(Change moved, String type, String key) {
        return jdbc.sql("UPDATE " + moved.relation() + " SET " + moved.column() + " = CAST(:before AS " + type
                                + ") WHERE " + key + " = :key")
                        .param("before", moved.before())
                        .param("key", moved.key())
                        .update()
                == 1;
    }

    /// @return whether it could be
    boolean putBack(Change removed, List<String> columns) {
        String names = String.join(", ", columns);
        return jdbc.sql("INSERT INTO " + removed.relation() + " (" + names + ") OVERRIDING SYSTEM VALUE SELECT " + names
                                + " FROM jsonb_populate_record(NULL::" + removed.relation()
                                + ", CAST(:image AS jsonb)) ON CONFLICT DO NOTHING")
                        .param("image", removed.before())
                        .update()
                == 1;
    }

    /// @param columns without those of the key
    /// @return whether the row was there
    boolean changeBack(Change changed, List<String> columns, String key) {
        String set =
                columns.stream().map(column -> column + " = image." + column).collect(Collectors.joining(", "));
        return jdbc.sql("UPDATE " + changed.relation() + " SET " + set + " FROM jsonb_populate_record(NULL::"
                                + changed.relation() + ", CAST(:image AS jsonb)) image WHERE " + key + " = :key")
                        .param("image", changed.before())
                        .param("key", changed.key())
                        .update()
                == 1;
    }
}
