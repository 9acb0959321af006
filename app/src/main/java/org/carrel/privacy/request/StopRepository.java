package org.carrel.privacy.request;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the row policies look at. Purpose: `answer_rights`.
@Repository
class StopRepository {

    private final JdbcClient jdbc;

    StopRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param keys of one person: their own number and their account's
    void add(List<String> keys, String purpose, Instant now) {
        for (String key : keys) {
            jdbc.sql("""
                            INSERT INTO privacy.stop (subject, purpose, since) VALUES (:subject, :purpose, :now)
                            ON CONFLICT (subject, purpose) DO NOTHING
                            """)
                    .param("subject", key)
                    .param("purpose", purpose)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    void remove(List<String> keys, String purpose) {
        jdbc.sql("DELETE FROM privacy.stop WHERE subject IN (:subjects) AND purpose = :purpose")
                .param("subjects", keys)
                .param("purpose", purpose)
                .update();
    }
}
