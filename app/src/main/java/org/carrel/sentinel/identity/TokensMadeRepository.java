package org.carrel.sentinel.identity;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Nothing personal: works without a purpose.
@Repository
class TokensMadeRepository {

    private final JdbcClient jdbc;

    TokensMadeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Epochs whose keys made tokens here.
    Set<Integer> epochs() {
        return Set.copyOf(jdbc.sql("SELECT epoch FROM sentinel.key_epoch")
                .query(Integer.class)
                .list());
    }
}
