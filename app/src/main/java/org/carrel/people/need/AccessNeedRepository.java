package org.carrel.people.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `arrange_access`; `show_own_data` and `keep_own_account`, which see the rows of one person only.
@Repository
class AccessNeedRepository {

    private final JdbcClient jdbc;

    AccessNeedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> nameOf(PersonId person) {
        return jdbc.sql("SELECT p.id, p.name FROM people.person p WHERE p.id = ?")
                .param(person.value())
                .query((row, number) -> row.getString("name"))
                .optional();
    }

    /// Those that go on first.
    List<AccessNeed> of(PersonId person) {
        return jdbc.sql("""
                        SELECT person_id, id, need, since, until FROM people.access_need WHERE person_id = ?
                        ORDER BY until IS NOT NULL, since DESC, need
                        """)
                .param(person.value())
                .query((row, number) -> need(row))
                .list();
    }

    /// Those of the one person whose rows are seen.
    List<AccessNeed> own(LocalDate today) {
        return jdbc.sql("""
                        SELECT person_id, id, need, since, until FROM people.access_need
                        WHERE until IS NULL OR until >= :today ORDER BY since, need
                        """)
                .param("today", today)
                .query((row, number) -> need(row))
                .list();
    }

    /// False where it goes on already.
    boolean add(PersonId person, String kind, LocalDate since, AccountId by) {
        return jdbc.sql("""
                        INSERT INTO people.access_need (id, person_id, need, since, recorded_by)
                        VALUES (:id, :person, :need, :since, :by)
                        ON CONFLICT (person_id, need) WHERE until IS NULL DO NOTHING
                        """)
                        .param("id", UUID.randomUUID())
                        .param("person", person.value())
                        .param("need", kind)
                        .param("since", since)
                        .param("by", by.value())
                        .update()
                == 1;
    }

    /// From today on it is not arranged any more.
    boolean end(PersonId person, UUID id, LocalDate today) {
        return jdbc.sql("""
                        UPDATE people.access_need SET since = least(since, :yesterday), until = :yesterday
                        WHERE id = :id AND person_id = :person AND (until IS NULL OR until >= :today)
                        """)
                        .param("yesterday", today.minusDays(1))
                        .param("today", today)
                        .param("id", id)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    private static AccessNeed need(ResultSet row) throws SQLException {
        @Nullable LocalDate until = row.getObject("until", LocalDate.class);
        return new AccessNeed(
                row.getObject("id", UUID.class), row.getString("need"), row.getObject("since", LocalDate.class), until);
    }
}
