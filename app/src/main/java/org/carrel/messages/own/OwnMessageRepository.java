package org.carrel.messages.own;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `keep_own_messages`, which sees the rows of one person only.
@Repository
class OwnMessageRepository {

    private final JdbcClient jdbc;

    OwnMessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param address a page of this site; may be empty
    /// @param over    whether it is not true any more
    record Told(long id, String kind, String words, String address, Instant at, boolean over) {

        @Override
        public String toString() {
            return "Told[" + id + "]";
        }
    }

    /// The newest first.
    ///
    /// @param before only those with a lower number
    List<Told> told(long before, Instant now, int most) {
        return jdbc.sql("""
                        SELECT id, kind, words, address, told_at, true_until <= :now AS over FROM messages.line
                        WHERE id < :before ORDER BY id DESC LIMIT :most
                        """)
                .param("before", before)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Told(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("words"),
                        row.getString("address"),
                        row.getObject("told_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("over")))
                .list();
    }

    Optional<Instant> lookedAt() {
        return jdbc.sql("SELECT looked_at FROM messages.look")
                .query((row, number) ->
                        row.getObject("looked_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void look(UUID person, Instant now) {
        jdbc.sql("""
                        INSERT INTO messages.look (person_id, looked_at) VALUES (:person, :now)
                        ON CONFLICT (person_id) DO UPDATE SET looked_at = excluded.looked_at
                        """)
                .param("person", person)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// By kind.
    Map<String, String> ways() {
        Map<String, String> ways = new HashMap<>();
        jdbc.sql("SELECT kind, way FROM messages.choice").query(row -> {
            ways.put(row.getString("kind"), row.getString("way"));
        });
        return ways;
    }

    /// @param way null for what holds for whoever chose nothing
    void choose(UUID person, String kind, @Nullable String way, Instant now) {
        if (way == null) {
            jdbc.sql("DELETE FROM messages.choice WHERE kind = :kind")
                    .param("kind", kind)
                    .update();
            return;
        }
        jdbc.sql("""
                        INSERT INTO messages.choice (person_id, kind, way, chosen_at) VALUES (:person, :kind, :way, :now)
                        ON CONFLICT (person_id, kind) DO UPDATE SET way = excluded.way, chosen_at = excluded.chosen_at
                        """)
                .param("person", person)
                .param("kind", kind)
                .param("way", way)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
