package org.carrel.privacy.version;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who was written to about which version. Purpose: `tell_changes`.
@Repository
class ChangeLetterRepository {

    private final JdbcClient jdbc;

    ChangeLetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Before the letter leaves, so that no two nodes write the same one.
    ///
    /// @return whether nobody has written to this account about this version
    boolean claim(UUID account, String hash, Instant now) {
        return jdbc.sql("""
                        INSERT INTO privacy.notice_letter (account, hash, written_at) VALUES (:account, :hash, :now)
                        ON CONFLICT (account, hash) DO NOTHING
                        """)
                        .param("account", account)
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
