package org.carrel.sentinel.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Nothing personal: works without a purpose.
@Repository
class TokensMadeRepository {

    private final JdbcClient jdbc;

    TokensMadeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether there ever were keys here.
    boolean any() {
        return jdbc.sql("SELECT EXISTS (SELECT e.epoch FROM sentinel.key_epoch e)")
                .query(Boolean.class)
                .single();
    }
}
