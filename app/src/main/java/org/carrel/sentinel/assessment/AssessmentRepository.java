package org.carrel.sentinel.assessment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `oversee_reveals`.
@Repository
class AssessmentRepository {

    private final JdbcClient jdbc;

    AssessmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first; at least the one the program came with.
    List<Assessment> all() {
        return jdbc.sql("SELECT version, body, written_at FROM sentinel.assessment ORDER BY version DESC LIMIT 200")
                .query((row, number) -> new Assessment(
                        row.getInt("version"),
                        row.getString("body"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    /// False when another version than `on` is the newest by now.
    boolean add(String body, int on, UUID by, Instant at) {
        // Two at once would each still find the same newest one.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('sentinel.assessment', 0))")
                .query((row, number) -> number)
                .list();
        return jdbc.sql("""
                        INSERT INTO sentinel.assessment (body, written_at, written_by)
                        SELECT :body, :at, :by WHERE (SELECT max(version) FROM sentinel.assessment) = :on
                        """)
                        .param("body", body)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("on", on)
                        .update()
                == 1;
    }
}
