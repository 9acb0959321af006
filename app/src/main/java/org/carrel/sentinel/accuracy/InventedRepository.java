package org.carrel.sentinel.accuracy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `check_detector`.
@Repository
@Profile("demo")
class InventedRepository {

    private final JdbcClient jdbc;

    InventedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An alert that nobody has decided.
    record Quiet(long id, double probability, int documents) {}

    /// Those without a sign of a theft since `before`.
    List<Quiet> undecided(Instant before) {
        return jdbc.sql("""
                        SELECT id, probability, documents FROM sentinel.alert
                        WHERE verdict IS NULL AND last_at < :before ORDER BY id
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Quiet(row.getLong("id"), row.getDouble("probability"), row.getInt("documents")))
                .list();
    }
}
