package org.carrel.privacy;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the row policies look at. Purpose: whichever asks whether it is stopped.
@Repository
class OwnStopRepository {

    private final JdbcClient jdbc;

    OwnStopRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isStopped(String purpose, Collection<String> subjects) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM privacy.stop WHERE purpose = :purpose AND subject IN (:subjects))")
                .param("purpose", purpose)
                .param("subjects", subjects)
                .query(Boolean.class)
                .single();
    }
}
