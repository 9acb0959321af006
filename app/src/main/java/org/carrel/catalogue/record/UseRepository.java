package org.carrel.catalogue.record;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How often records were opened.
@Repository
class UseRepository {

    private final JdbcClient jdbc;

    UseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A record and how often it was used by now.
    record Used(long record, int uses) {}

    /// @param uses by record, in their order, so that two nodes never wait for each other's rows
    List<Used> add(Map<Long, Integer> uses) {
        return jdbc.sql("""
                        INSERT INTO catalogue.popularity (record_id, uses)
                        SELECT r.id, u.uses FROM unnest(CAST(:records AS bigint[]), CAST(:uses AS integer[])) u (id, uses)
                        JOIN catalogue.record r ON r.id = u.id
                        ORDER BY r.id
                        ON CONFLICT (record_id) DO UPDATE SET uses = least(popularity.uses::bigint + excluded.uses, 2000000000)
                        RETURNING record_id, uses
                        """)
                .param("records", uses.keySet().toArray(Long[]::new))
                .param("uses", uses.values().toArray(Integer[]::new))
                .query((row, number) -> new Used(row.getLong("record_id"), row.getInt("uses")))
                .list();
    }

    /// Lets every index read these records anew.
    void touch(List<Long> records) {
        jdbc.sql("""
                        INSERT INTO catalogue.record_touch (record_id, touched_in)
                        SELECT id, pg_current_xact_id() FROM unnest(CAST(:records AS bigint[])) r (id) ORDER BY id
                        ON CONFLICT (record_id) DO UPDATE SET touched_in = excluded.touched_in
                        """).param("records", records.toArray(Long[]::new)).update();
    }
}
