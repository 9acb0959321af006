package org.carrel.catalogue.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalogue.marc.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LoadRepository {

    private static final String COLUMNS = """
            SELECT id, profile_code, file_name, file_hash, file_bytes, trial, change_id, state, received_at, ended_at,
                   said, agreed_because, reached, created, replaced, added, unchanged, suppressed, ambiguous, set_aside,
                   repaired, items, removed
            FROM catalogue.load
            """;

    private final JdbcClient jdbc;

    LoadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The act that all of it is part of.
    long change(String why, Instant at, @Nullable UUID by) {
        return jdbc.sql("""
                        INSERT INTO catalogue.change (kind, why, at, made_by) VALUES ('load', :why, :at, :by) RETURNING id
                        """)
                .param("why", why)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    long begin(String profile, String fileName, byte[] hash, long bytes, @Nullable Long change, Instant at) {
        return jdbc.sql("""
                        INSERT INTO catalogue.load (profile_code, file_name, file_hash, file_bytes, trial, change_id, state,
                                                    received_at)
                        VALUES (:profile, :name, :hash, :bytes, :trial, :change, 'waiting', :at) RETURNING id
                        """)
                .param("profile", profile)
                .param("name", fileName)
                .param("hash", hash)
                .param("bytes", bytes)
                .param("trial", change == null)
                .param("change", change)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    Optional<Load> one(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = :id")
                .param("id", id)
                .query((row, number) -> load(row))
                .optional();
    }

    /// @param profile null for all
    List<Load> newest(@Nullable String profile, int most) {
        return jdbc.sql(COLUMNS
                        + "WHERE :profile::text IS NULL OR profile_code = :profile ORDER BY id DESC LIMIT :most")
                .param("profile", profile)
                .param("most", most)
                .query((row, number) -> load(row))
                .list();
    }

    List<Load> open() {
        return jdbc.sql(COLUMNS + "WHERE state IN ('waiting', 'running') ORDER BY id")
                .query((row, number) -> load(row))
                .list();
    }

    /// One of the same file that an abrupt end left.
    Optional<Load> unfinished(String profile, byte[] hash) {
        return jdbc.sql(COLUMNS + """
                        WHERE profile_code = :profile AND file_hash = :hash AND NOT trial
                              AND state IN ('waiting', 'running')
                        ORDER BY id LIMIT 1
                        """)
                .param("profile", profile)
                .param("hash", hash)
                .query((row, number) -> load(row))
                .optional();
    }

    /// When the same file was taken in before.
    Optional<Instant> before(Load load) {
        return jdbc.sql("""
                        SELECT max(received_at) FROM catalogue.load
                        WHERE profile_code = :profile AND file_hash = :hash AND NOT trial AND state = 'done' AND id < :id
                        """)
                .param("profile", load.profile())
                .param("hash", load.fileHash())
                .param("id", load.id())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /// How far it is; its row stays locked until the transaction ends.
    long reached(long id) {
        return jdbc.sql("SELECT reached FROM catalogue.load WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    void run(long id, List<Problem> said) {
        jdbc.sql("UPDATE catalogue.load SET state = 'running', said = :said WHERE id = :id")
                .param("id", id)
                .param("said", Said.text(said))
                .update();
    }

    void count(long id, Batch batch) {
        jdbc.sql("""
                        UPDATE catalogue.load
                        SET reached = reached + :records, created = created + :created, replaced = replaced + :replaced,
                            added = added + :added, unchanged = unchanged + :unchanged,
                            suppressed = suppressed + :suppressed, ambiguous = ambiguous + :ambiguous,
                            set_aside = set_aside + :aside, repaired = repaired + :repaired, items = items + :items
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("records", batch.lines.size())
                .param("created", batch.count(Outcome.NEW))
                .param("replaced", batch.count(Outcome.REPLACED))
                .param("added", batch.count(Outcome.ADDED))
                .param("unchanged", batch.count(Outcome.UNCHANGED))
                .param("suppressed", batch.count(Outcome.SUPPRESSED))
                .param("ambiguous", batch.count(Outcome.AMBIGUOUS))
                .param("aside", batch.count(Outcome.SET_ASIDE))
                .param("repaired", batch.repaired())
                .param("items", batch.items.size())
                .update();
    }

    void end(long id, Load.State state, List<Problem> said, Instant at) {
        jdbc.sql("UPDATE catalogue.load SET state = :state, said = :said, ended_at = :at WHERE id = :id")
                .param("id", id)
                .param("state", state.code())
                .param("said", Said.text(said))
                .param("at", Timestamp.from(at))
                .update();
    }

    void agree(long id, String because) {
        jdbc.sql("UPDATE catalogue.load SET agreed_because = :because WHERE id = :id")
                .param("id", id)
                .param("because", because)
                .update();
    }

    void removed(long id, long titles) {
        jdbc.sql("UPDATE catalogue.load SET removed = :titles WHERE id = :id")
                .param("id", id)
                .param("titles", titles)
                .update();
    }

    private static Load load(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        long change = row.getLong("change_id");
        return new Load(
                row.getLong("id"),
                row.getString("profile_code"),
                row.getString("file_name"),
                row.getBytes("file_hash"),
                row.getLong("file_bytes"),
                row.getBoolean("trial"),
                change == 0 ? null : change,
                Load.State.of(row.getString("state")),
                row.getTimestamp("received_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                Said.problems(row.getString("said")),
                row.getString("agreed_because"),
                new LoadCounts(
                        row.getLong("reached"),
                        row.getLong("created"),
                        row.getLong("replaced"),
                        row.getLong("added"),
                        row.getLong("unchanged"),
                        row.getLong("suppressed"),
                        row.getLong("ambiguous"),
                        row.getLong("set_aside"),
                        row.getLong("repaired"),
                        row.getLong("items"),
                        row.getLong("removed")));
    }
}
