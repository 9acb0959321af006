package org.carrel.catalogue.kept;

import java.util.List;
import org.carrel.catalogue.RecordId;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds invented works without the index, which may not stand yet.
@Repository
@Profile("demo")
class InventedKeptRepository {

    private final JdbcClient jdbc;

    InventedKeptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RecordId> about(String topic, int most) {
        return jdbc.sql("""
                        SELECT id FROM catalogue.record
                        WHERE title ILIKE '%' || :topic || '%' AND gone_at IS NULL AND NOT suppressed
                        ORDER BY id LIMIT :most
                        """)
                .param("topic", topic)
                .param("most", most)
                .query((row, number) -> new RecordId(row.getLong("id")))
                .list();
    }
}
