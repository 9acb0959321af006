package org.carrel.people.account;

import java.util.List;
import java.util.UUID;
import org.carrel.privacy.Readership;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The caller acts for a purpose of its own that may read numbers and addresses.
@Repository
class ReadershipRepository implements Readership {

    private final JdbcClient jdbc;

    ReadershipRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Addressed> next(UUID after, int most) {
        return jdbc.sql("""
                        SELECT a.id, coalesce(p.own_email, p.email) AS email FROM people.account a JOIN people.person p ON p.id = a.person_id
                        WHERE a.closed_at IS NULL AND coalesce(p.own_email, p.email) IS NOT NULL AND a.id > :after
                        ORDER BY a.id LIMIT :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Addressed(row.getObject("id", UUID.class), row.getString("email")))
                .list();
    }
}
