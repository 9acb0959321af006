package org.carrel.sentinel.securing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `secure_account`.
@Repository
class AnswerRepository {

    private final JdbcClient jdbc;

    AnswerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void offer(byte[] codeHash, long securing, Instant expiresAt) {
        jdbc.sql("""
                        INSERT INTO sentinel.securing_code (code_hash, securing_id, expires_at)
                        VALUES (:hash, :securing, :expires)
                        """)
                .param("hash", codeHash)
                .param("securing", securing)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Which securing the code may answer.
    Optional<Long> asked(byte[] codeHash, Instant now) {
        return jdbc.sql("SELECT securing_id FROM sentinel.securing_code WHERE code_hash = :hash AND expires_at > :now")
                .param("hash", codeHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /// Uses up all codes of one securing; zero when somebody was faster.
    int take(long securing) {
        return jdbc.sql("DELETE FROM sentinel.securing_code WHERE securing_id = ?")
                .param(securing)
                .update();
    }

    void answer(long securing, String answer, Instant now) {
        jdbc.sql("UPDATE sentinel.securing SET answer = :answer, answered_at = :now WHERE id = :id")
                .param("answer", answer)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", securing)
                .update();
    }

    void tidy(Instant now) {
        jdbc.sql("DELETE FROM sentinel.securing_code WHERE expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
