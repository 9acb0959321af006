package org.carrel.privacy.erasure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Names nobody: works without a purpose.
@Repository
class ReturnRepository {

    private final JdbcClient jdbc;

    ReturnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String source, String mark, Instant now) {
        jdbc.sql("""
                        INSERT INTO privacy.erased_return (source, mark, first_at, last_at)
                        VALUES (:source, :mark, :now, :now)
                        ON CONFLICT (source, mark) DO UPDATE
                        SET times = erased_return.times + 1, last_at = excluded.last_at, let_in_at = NULL
                        """)
                .param("source", source)
                .param("mark", mark)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Return> waiting() {
        return jdbc.sql("""
                        SELECT id, source, first_at, last_at, times FROM privacy.erased_return
                        WHERE let_in_at IS NULL ORDER BY last_at DESC LIMIT 200
                        """)
                .query((row, number) -> new Return(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant(),
                        row.getInt("times")))
                .list();
    }

    Optional<String> mark(long id) {
        return jdbc.sql("SELECT mark FROM privacy.erased_return WHERE id = ? AND let_in_at IS NULL")
                .param(id)
                .query(String.class)
                .optional();
    }

    void letIn(String mark, Instant now) {
        jdbc.sql("UPDATE privacy.erased_return SET let_in_at = :now WHERE mark = :mark AND let_in_at IS NULL")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("mark", mark)
                .update();
    }
}
