package org.carrel.people.signin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `sign_in`.
@Repository
class AttemptRepository {

    private final JdbcClient jdbc;

    AttemptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Attempts(
            int failures, Instant lastFailureAt, @Nullable Instant lockedUntil) {}

    /// Reads the row and holds it, so that guesses made at the same moment are counted one after the other.
    Attempts hold(AttemptKey key, Instant now) {
        // In one statement: between two, a sign-in that succeeded elsewhere may have forgotten the row.
        return jdbc.sql("""
                        INSERT INTO people.sign_in_attempt (kind, key_hash, failures, last_failure_at)
                        VALUES (:kind, :hash, 0, :now)
                        ON CONFLICT (kind, key_hash) DO UPDATE SET failures = people.sign_in_attempt.failures
                        RETURNING failures, last_failure_at, locked_until
                        """)
                .param("kind", key.kind())
                .param("hash", key.hash())
                .param("now", utc(now))
                .query(Attempts.class)
                .single();
    }

    void count(AttemptKey key, int failures, Instant now, @Nullable Instant lockedUntil) {
        jdbc.sql("""
                        UPDATE people.sign_in_attempt
                        SET failures = :failures, last_failure_at = :now, locked_until = :until
                        WHERE kind = :kind AND key_hash = :hash
                        """)
                .param("failures", failures)
                .param("now", utc(now))
                .param("until", lockedUntil == null ? null : utc(lockedUntil))
                .param("kind", key.kind())
                .param("hash", key.hash())
                .update();
    }

    void forget(AttemptKey key) {
        jdbc.sql("DELETE FROM people.sign_in_attempt WHERE kind = :kind AND key_hash = :hash")
                .param("kind", key.kind())
                .param("hash", key.hash())
                .update();
    }

    /// Takes back one failure that turned out to be none. The others stay: whoever guesses at many accounts cannot wipe
    /// the slate by signing in to one of their own in between.
    void takeBack(AttemptKey key) {
        jdbc.sql("""
                        UPDATE people.sign_in_attempt SET failures = greatest(failures - 1, 0), locked_until = NULL
                        WHERE kind = :kind AND key_hash = :hash
                        """).param("kind", key.kind()).param("hash", key.hash()).update();
    }

    int forgetBefore(Instant limit) {
        return jdbc.sql("DELETE FROM people.sign_in_attempt WHERE last_failure_at < :limit")
                .param("limit", utc(limit))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
