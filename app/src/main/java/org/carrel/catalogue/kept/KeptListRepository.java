package org.carrel.catalogue.kept;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `keep_own_lists`, which sees the rows of one person only.
@Repository
class KeptListRepository {

    private final JdbcClient jdbc;

    KeptListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The one that something was last put on first.
    List<KeptList> all() {
        return jdbc.sql("""
                        SELECT l.id, l.name, l.changed_at, count(DISTINCT coalesce(r.merged_into, r.id)) AS records
                        FROM catalogue.kept_list l LEFT JOIN catalogue.kept_record k ON k.list_id = l.id
                        LEFT JOIN catalogue.record r ON r.id = k.record_id
                        GROUP BY l.id, l.name, l.changed_at ORDER BY l.changed_at DESC, l.id DESC
                        """).query((row, number) -> list(row)).list();
    }

    Optional<KeptList> one(long id) {
        return jdbc.sql("""
                        SELECT l.id, l.name, l.changed_at, count(DISTINCT coalesce(r.merged_into, r.id)) AS records
                        FROM catalogue.kept_list l LEFT JOIN catalogue.kept_record k ON k.list_id = l.id
                        LEFT JOIN catalogue.record r ON r.id = k.record_id
                        WHERE l.id = :id GROUP BY l.id, l.name, l.changed_at
                        """).param("id", id).query((row, number) -> list(row)).optional();
    }

    private static KeptList list(ResultSet row) throws SQLException {
        return new KeptList(
                row.getLong("id"),
                row.getString("name"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("records"));
    }

    /// One press at a time for each person, to the end of the transaction: who presses twice gets no second list.
    void hold(UUID person) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('catalogue.kept ' || :person, 0))")
                .param("person", person.toString())
                .query((row, number) -> number)
                .list();
    }

    long add(UUID person, String name, Instant now) {
        return jdbc.sql("""
                        INSERT INTO catalogue.kept_list (person_id, name, made_at, changed_at)
                        VALUES (:person, :name, :now, :now) RETURNING id
                        """)
                .param("person", person)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean rename(long id, String name) {
        return jdbc.sql("UPDATE catalogue.kept_list SET name = :name WHERE id = :id")
                        .param("id", id)
                        .param("name", name)
                        .update()
                > 0;
    }

    void touch(long id, Instant now) {
        jdbc.sql("UPDATE catalogue.kept_list SET changed_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean delete(long id) {
        return jdbc.sql("DELETE FROM catalogue.kept_list WHERE id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }
}
