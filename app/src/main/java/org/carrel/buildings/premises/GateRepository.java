package org.carrel.buildings.premises;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Gates: nobody's data.
@Repository
class GateRepository {

    private final JdbcClient jdbc;

    GateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// False where there is one of this code already.
    boolean add(String code, String building, String name) {
        return jdbc.sql("""
                        INSERT INTO buildings.gate (code, building_code, name) VALUES (:code, :building, :name)
                        ON CONFLICT (code) DO NOTHING
                        """)
                        .param("code", code)
                        .param("building", building)
                        .param("name", name)
                        .update()
                == 1;
    }

    void setToken(String code, byte[] hash, byte[] cardKey, Instant now) {
        jdbc.sql("""
                        UPDATE buildings.gate SET token_hash = :hash, card_key = :key, token_since = :now
                        WHERE code = :code
                        """)
                .param("hash", hash)
                .param("key", cardKey)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .update();
    }

    void removeToken(String code) {
        jdbc.sql("""
                        UPDATE buildings.gate SET token_hash = NULL, card_key = NULL, token_since = NULL
                        WHERE code = ?
                        """).param(code).update();
    }
}
