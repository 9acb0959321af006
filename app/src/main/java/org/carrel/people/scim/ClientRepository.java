package org.carrel.people.scim;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which source has which token.
@Repository
class ClientRepository {

    private final JdbcClient jdbc;

    ClientRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> source(byte[] hash) {
        return jdbc.sql("SELECT source FROM people.scim_client WHERE token_hash = ?")
                .param(hash)
                .query(String.class)
                .optional();
    }

    Optional<Instant> since(String source) {
        return jdbc.sql("SELECT since FROM people.scim_client WHERE source = ?")
                .param(source)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void set(String source, byte[] hash, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.scim_client (source, token_hash, since) VALUES (:source, :hash, :now)
                        ON CONFLICT (source) DO UPDATE SET token_hash = excluded.token_hash, since = excluded.since
                        """)
                .param("source", source)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(String source) {
        jdbc.sql("DELETE FROM people.scim_client WHERE source = ?")
                .param(source)
                .update();
    }
}
