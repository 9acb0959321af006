package org.carrel.people.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purposes: `keep_membership`; `show_own_data` and `keep_own_account`, which see the rows of one person only.
@Repository
class CardRepository {

    private final JdbcClient jdbc;

    CardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that are valid first.
    List<Identifier> of(PersonId person) {
        return jdbc.sql("""
                        SELECT person_id, id, kind, value, since, until FROM people.identifier WHERE person_id = ?
                        ORDER BY until IS NOT NULL, kind DESC, since DESC, id
                        """)
                .param(person.value())
                .query((row, number) -> identifier(row))
                .list();
    }

    /// Those of the one person whose rows are seen.
    List<Identifier> own() {
        return jdbc.sql("""
                        SELECT person_id, id, kind, value, since, until FROM people.identifier
                        ORDER BY until IS NOT NULL, kind DESC, since DESC, id
                        """).query((row, number) -> identifier(row)).list();
    }

    long nextNumber() {
        return jdbc.sql("INSERT INTO people.library_number DEFAULT VALUES RETURNING number")
                .query(Long.class)
                .single();
    }

    /// @throws org.springframework.dao.DuplicateKeyException where it was ever given to anybody
    void give(PersonId person, String kind, String value, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.identifier (id, person_id, kind, value, since)
                        VALUES (:id, :person, :kind, :value, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("kind", kind)
                .param("value", value)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return whether it was valid until now
    boolean close(PersonId person, UUID id, Instant now) {
        return jdbc.sql("""
                        UPDATE people.identifier SET until = greatest(since, :now)
                        WHERE id = :id AND person_id = :person AND until IS NULL
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    /// As whatever kind of number, where it is somebody's or was, also somebody's who was forgotten.
    boolean isKnown(String value) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT g.kind FROM people.number_given g
                            WHERE g.kind IN ('library_number', 'barcode', 'card_uid')
                              AND g.hash = sha256(convert_to(upper(?), 'UTF8')))
                        """).param(value).query(Boolean.class).single();
    }

    private static Identifier identifier(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new Identifier(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("value"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
