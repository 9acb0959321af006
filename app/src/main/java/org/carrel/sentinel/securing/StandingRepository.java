package org.carrel.sentinel.securing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The caller acts for a purpose of its own that may read what is being secured.
@Repository
class StandingRepository {

    private final JdbcClient jdbc;

    StandingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether anything could still be undone for one of these tokens: its user name is known until
    /// then.
    boolean any(Set<String> tokens, Instant since) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT s.id FROM sentinel.securing s
                                       WHERE s.username IS NOT NULL AND s.account = ANY (:tokens)
                                         AND s.begun_at > :since)
                        """)
                .param("tokens", tokens.toArray(String[]::new))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
