package org.carrel.catalogue.kept;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalogue.RecordId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `keep_own_lists`, which sees the rows of one person only.
@Repository
class SavedSearchRepository {

    private final JdbcClient jdbc;

    SavedSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedSearch> all() {
        return jdbc.sql("""
                        SELECT id, name, asked, saved_at, looked_at, seen_to FROM catalogue.saved_search
                        ORDER BY saved_at DESC, id DESC
                        """).query((row, number) -> search(row)).list();
    }

    Optional<SavedSearch> one(long id) {
        return jdbc.sql("""
                        SELECT id, name, asked, saved_at, looked_at, seen_to FROM catalogue.saved_search WHERE id = :id
                        """).param("id", id).query((row, number) -> search(row)).optional();
    }

    private static SavedSearch search(ResultSet row) throws SQLException {
        return new SavedSearch(
                row.getLong("id"),
                row.getString("name"),
                row.getString("asked"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getObject("looked_at", OffsetDateTime.class).toInstant(),
                new RecordId(row.getLong("seen_to")));
    }

    long add(UUID person, String name, String asked, Instant now, RecordId newest) {
        return jdbc.sql("""
                        INSERT INTO catalogue.saved_search (person_id, name, asked, saved_at, looked_at, seen_to)
                        VALUES (:person, :name, :asked, :now, :now, :newest) RETURNING id
                        """)
                .param("person", person)
                .param("name", name)
                .param("asked", asked)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("newest", newest.value())
                .query(Long.class)
                .single();
    }

    /// @param newest the last record that could be found then
    void look(long id, Instant now, RecordId newest) {
        jdbc.sql("""
                        UPDATE catalogue.saved_search SET looked_at = :now, seen_to = greatest(seen_to, :newest)
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("newest", newest.value())
                .update();
    }

    boolean rename(long id, String name) {
        return jdbc.sql("UPDATE catalogue.saved_search SET name = :name WHERE id = :id")
                        .param("id", id)
                        .param("name", name)
                        .update()
                > 0;
    }

    boolean delete(long id) {
        return jdbc.sql("DELETE FROM catalogue.saved_search WHERE id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    void deleteAll() {
        jdbc.sql("DELETE FROM catalogue.saved_search").update();
    }
}
