package org.carrel.privacy.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carrel.database.Rewriting;
import org.carrel.database.Rewriting.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How the rewriting of tables went. There is nobody's data in it.
@Repository
class RewriteRepository {

    private final JdbcClient jdbc;

    RewriteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param rewrittenAt when the last one that succeeded began; null where none did
    record State(
            String relation,
            Outcome outcome,
            Instant triedAt,
            @Nullable Instant rewrittenAt) {

        boolean rewrittenSince(Instant moment) {
            return rewrittenAt != null && rewrittenAt.isAfter(moment);
        }
    }

    List<State> all() {
        return jdbc.sql("SELECT relation, outcome, tried_at, rewritten_at FROM privacy.rewrite ORDER BY relation")
                .query((row, number) -> {
                    Timestamp rewritten = row.getTimestamp("rewritten_at");
                    return new State(
                            row.getString("relation"),
                            Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                            row.getTimestamp("tried_at").toInstant(),
                            rewritten == null ? null : rewritten.toInstant());
                })
                .list();
    }

    void note(Rewriting done, Instant began) {
        jdbc.sql("""
                        INSERT INTO privacy.rewrite (relation, outcome, tried_at, rewritten_at)
                        VALUES (:relation, :outcome, :began, CASE WHEN :outcome = 'rewritten' THEN :began::timestamptz END)
                        ON CONFLICT (relation) DO UPDATE SET outcome = excluded.outcome, tried_at = excluded.tried_at,
                            rewritten_at = coalesce(excluded.rewritten_at, rewrite.rewritten_at)
                        """)
                .param("relation", done.relation())
                .param("outcome", done.outcome().name().toLowerCase(Locale.ROOT))
                .param("began", began.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The library's tables, and PostgreSQL's samples of them, with their bytes, indexes counted.
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new HashMap<>();
        jdbc.sql("""
                        SELECT n.nspname || '.' || c.relname AS relation, pg_total_relation_size(c.oid) AS bytes
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'm') AND (c.oid = 'pg_catalog.pg_statistic'::regclass
                            OR n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%')
                        """).query(row -> {
            sizes.put(row.getString("relation"), row.getLong("bytes"));
        });
        return sizes;
    }
}
