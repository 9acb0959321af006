package org.carrel.privacy.request;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `answer_rights`.
@Repository
class RequestLetterRepository {

    private final JdbcClient jdbc;

    RequestLetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attempts with the one that has begun
    record Due(long step, long request, int attempts) {}

    /// Takes one letter that is due, for itself alone until `lease`.
    Optional<Due> take(Instant now, Instant lease) {
        return jdbc.sql("""
                        UPDATE privacy.request_letter l SET attempts = l.attempts + 1, next_at = :lease
                        FROM privacy.request_step s
                        WHERE s.id = l.step_id AND l.step_id = (
                            SELECT d.step_id FROM privacy.request_letter d WHERE d.next_at <= :now
                            ORDER BY d.next_at, d.step_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING l.step_id, s.request_id, l.attempts
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Due(row.getLong("step_id"), row.getLong("request_id"), row.getInt("attempts")))
                .optional();
    }

    /// @param sentAt null where it was not
    /// @param nextAt null unless it is tried again
    void result(long step, @Nullable Instant sentAt, @Nullable Instant nextAt) {
        jdbc.sql("UPDATE privacy.request_letter SET sent_at = :sent, next_at = :next WHERE step_id = :step")
                .param("sent", sentAt == null ? null : sentAt.atOffset(ZoneOffset.UTC))
                .param("next", nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC))
                .param("step", step)
                .update();
    }
}
