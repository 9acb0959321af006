package org.carrel.sentinel.objection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `respect_objections`.
@Repository
class LetterRepository {

    private final JdbcClient jdbc;

    LetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attempts with the one that has begun
    record Due(long objection, String kind, int attempts) {}

    void add(long objection, String kind, Instant now) {
        jdbc.sql("""
                        INSERT INTO sentinel.objection_letter (objection_id, kind, due_at)
                        VALUES (:objection, :kind, :now)
                        """)
                .param("objection", objection)
                .param("kind", kind)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Takes one letter that is due, for itself alone until `lease`.
    Optional<Due> take(Instant now, Instant lease) {
        return jdbc.sql("""
                        UPDATE sentinel.objection_letter SET attempts = attempts + 1, due_at = :lease
                        WHERE (objection_id, kind) = (
                            SELECT l.objection_id, l.kind FROM sentinel.objection_letter l WHERE l.due_at <= :now
                            ORDER BY l.due_at, l.objection_id, l.kind LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING objection_id, kind, attempts
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Due(row.getLong("objection_id"), row.getString("kind"), row.getInt("attempts")))
                .optional();
    }

    /// @param sentAt null where it was not
    /// @param dueAt  null unless it is to be tried again
    void result(Due letter, @Nullable Instant sentAt, @Nullable Instant dueAt) {
        jdbc.sql("""
                        UPDATE sentinel.objection_letter SET sent_at = :sent, due_at = :due
                        WHERE objection_id = :objection AND kind = :kind AND sent_at IS NULL
                        """)
                .param("sent", sentAt == null ? null : sentAt.atOffset(ZoneOffset.UTC))
                .param("due", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
                .param("objection", letter.objection())
                .param("kind", letter.kind())
                .update();
    }
}
