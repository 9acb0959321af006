package org.carrel.people.feed;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`.
@Repository
class RejectedRepository {

    private final JdbcClient jdbc;

    RejectedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rejected> of(long id, int most) {
        return jdbc.sql("""
                        SELECT line, person_id, problem, detail, raw FROM people.import_row
                        WHERE import_id = :import AND problem IS NOT NULL ORDER BY line LIMIT :most
                        """)
                .param("import", id)
                .param("most", most)
                .query((row, number) -> new Rejected(
                        row.getInt("line"),
                        row.getObject("person_id", UUID.class),
                        row.getString("problem"),
                        row.getString("detail"),
                        row.getString("raw")))
                .list();
    }
}
