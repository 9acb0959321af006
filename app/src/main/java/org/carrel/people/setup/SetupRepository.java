package org.carrel.people.setup;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`.
@Repository
class SetupRepository {

    private final JdbcClient jdbc;

    SetupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void offer(byte[] codeHash, Instant expiresAt) {
        jdbc.sql("""
                        INSERT INTO people.setup_code (the_only_one, code_hash, expires_at)
                        VALUES (true, :hash, :expires)
                        ON CONFLICT (the_only_one) DO UPDATE SET code_hash = :hash, expires_at = :expires
                        """)
                .param("hash", codeHash)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isValid(byte[] codeHash, Instant now) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM people.setup_code WHERE code_hash = :hash AND expires_at > :now)
                        """)
                .param("hash", codeHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// True for the one caller who took it.
    boolean take(byte[] codeHash, Instant now) {
        return jdbc.sql("DELETE FROM people.setup_code WHERE code_hash = :hash AND expires_at > :now")
                        .param("hash", codeHash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
