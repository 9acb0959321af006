package org.carrel.messages.post;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Letters on their way. Purpose: `tell_about_use`.
@Repository
class DigestLetterRepository {

    private final JdbcClient jdbc;

    DigestLetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attempts with the one that has begun
    record Due(long id, PersonId person, int attempts, Instant queuedAt) {}

    /// Takes letters that are due, for itself alone until `lease`; those of a digest only once it is
    /// whole.
    List<Due> take(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                        UPDATE messages.letter l SET attempts = l.attempts + 1, next_at = :lease
                        WHERE l.id IN (
                            SELECT d.id FROM messages.letter d
                            WHERE d.next_at <= :now AND EXISTS (
                                SELECT 1 FROM messages.round r WHERE r.slot = d.slot AND r.released_at IS NOT NULL)
                            ORDER BY d.next_at, d.id LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING l.id, l.person_id, l.attempts, l.queued_at
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Due(
                        row.getLong("id"),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getInt("attempts"),
                        row.getTimestamp("queued_at").toInstant()))
                .list();
    }

    record Line(String kind, String words, String address) {

        @Override
        public String toString() {
            return "Line[" + kind + "]";
        }
    }

    /// What of a letter is still true.
    List<Line> lines(long letter, Instant now) {
        return jdbc.sql("""
                        SELECT kind, words, address FROM messages.line
                        WHERE letter_id = :letter AND (true_until IS NULL OR true_until > :now) ORDER BY id
                        """)
                .param("letter", letter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Line(row.getString("kind"), row.getString("words"), row.getString("address")))
                .list();
    }

    /// @param sentAt      null where it did not leave
    /// @param nextAt      null unless it is tried again
    /// @param unreachable why the desk is told; null unless it is
    void result(long letter, @Nullable Instant sentAt, @Nullable Instant nextAt, @Nullable String unreachable) {
        jdbc.sql("""
                        UPDATE messages.letter SET sent_at = CAST(:sent AS timestamptz),
                               next_at = CAST(:next AS timestamptz), unreachable = CAST(:unreachable AS text)
                        WHERE id = :letter AND sent_at IS NULL
                        """)
                .param("sent", sentAt == null ? null : sentAt.atOffset(ZoneOffset.UTC))
                .param("next", nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC))
                .param("unreachable", unreachable)
                .param("letter", letter)
                .update();
    }

    /// Puts back what was taken and not tried.
    void putBack(List<Long> letters, Instant nextAt) {
        jdbc.sql("""
                        UPDATE messages.letter SET attempts = attempts - 1, next_at = :next
                        WHERE id = ANY (:letters) AND next_at IS NOT NULL
                        """)
                .param("next", nextAt.atOffset(ZoneOffset.UTC))
                .param("letters", letters.toArray(Long[]::new))
                .update();
    }

    /// Those that nobody took for so long.
    int giveUp(Instant queuedBefore, Instant now) {
        return jdbc.sql("""
                        UPDATE messages.letter SET next_at = NULL, unreachable = 'given_up'
                        WHERE next_at <= :now AND queued_at < :before
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", queuedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }
}
