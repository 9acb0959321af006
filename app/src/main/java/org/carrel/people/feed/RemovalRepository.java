package org.carrel.people.feed;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`, which alone may delete an account: a password stands in it.
@Repository
class RemovalRepository {

    private final JdbcClient jdbc;

    RemovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remove(List<UUID> accounts) {
        jdbc.sql("DELETE FROM people.account WHERE id = ANY (:ids)")
                .param("ids", accounts.toArray(UUID[]::new))
                .update();
    }
}
