package org.carrel.sentinel.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.carrel.sentinel.review.Review.Suppression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `review_alerts`.
@Repository
class SuppressionRepository {

    private final JdbcClient jdbc;

    SuppressionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Suppression> current(String account, Instant now) {
        return jdbc.sql("""
                        SELECT id, reason, until FROM sentinel.suppression
                        WHERE account = :account AND until > :now AND ended_at IS NULL
                        ORDER BY until DESC LIMIT 1
                        """)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Suppression(
                        row.getLong("id"),
                        row.getString("reason"),
                        row.getTimestamp("until").toInstant()))
                .optional();
    }

    void add(String account, String reason, UUID reviewer, Instant now, Instant until) {
        jdbc.sql("""
                        INSERT INTO sentinel.suppression (account, reason, reviewer, created_at, until)
                        VALUES (:account, :reason, :reviewer, :now, :until)
                        """)
                .param("account", account)
                .param("reason", reason)
                .param("reviewer", reviewer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(String account, Instant now) {
        jdbc.sql("""
                        UPDATE sentinel.suppression SET ended_at = :now
                        WHERE account = :account AND ended_at IS NULL AND until > :now
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account)
                .update();
    }
}
