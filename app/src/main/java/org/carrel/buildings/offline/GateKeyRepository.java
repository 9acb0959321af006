package org.carrel.buildings.offline;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keys of gates: nobody's data.
@Repository
class GateKeyRepository {

    private final JdbcClient jdbc;

    GateKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The gate has one: it has shown a token, and both are made together.
    byte[] cardKey(String gate) {
        return jdbc.sql("SELECT card_key FROM buildings.gate WHERE code = ? AND card_key IS NOT NULL")
                .param(gate)
                .query(byte[].class)
                .single();
    }
}
