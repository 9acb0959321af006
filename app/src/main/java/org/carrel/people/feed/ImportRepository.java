package org.carrel.people.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `take_feeds`.
@Repository
class ImportRepository {

    private static final String IMPORTS = """
            SELECT id, source, kind, made_on, received_at, state, rows, added, changed, unchanged, ended,
                   rejected, over, warning, why, about, agreed_because, applied_at, rolled_back_at
            FROM people.import
            """;

    private final JdbcClient jdbc;

    ImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the transaction ends nobody else takes anything over: what a person is follows from
    /// all sources.
    void alone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(4210072510)")
                .query((row, number) -> number)
                .single();
    }

    /// What helps with half a million rows and harms with one, for this transaction.
    void expectMany() {
        jdbc.sql("""
                        SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '256MB', true),
                               set_config('gin_pending_list_limit', '512MB', true), set_config('jit', 'off', true)
                        """).query((row, number) -> number).single();
    }

    void expectFew() {
        jdbc.sql("SELECT set_config('jit', 'off', true), set_config('enable_nestloop', 'on', true)")
                .query((row, number) -> number)
                .single();
    }

    long begin(Delivery delivery, Instant now) {
        return jdbc.sql("""
                        INSERT INTO people.import (source, kind, file_hash, received_at, received_by, state, warning)
                        VALUES (:source, :kind, :hash, :now, :by, 'checked', :warning) RETURNING id
                        """)
                .param("source", delivery.source())
                .param("kind", delivery.kind().key())
                .param("hash", delivery.hash())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", value(delivery.by()))
                .param("warning", delivery.warning().orElse(null))
                .query((row, number) -> row.getLong("id"))
                .single();
    }

    void count(long id, Counts counts, @Nullable LocalDate madeOn) {
        jdbc.sql("""
                        UPDATE people.import SET rows = :rows, added = :added, changed = :changed, unchanged = :unchanged,
                               ended = :ended, rejected = :rejected, over = :over, made_on = coalesce(:made, made_on)
                        WHERE id = :id
                        """)
                .param("rows", counts.rows())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("ended", counts.ended())
                .param("rejected", counts.rejected())
                .param("over", counts.over())
                .param("made", madeOn)
                .param("id", id)
                .update();
    }

    void wait(long id, String why, String about) {
        state(id, Import.State.WAITING, why, about);
    }

    void stop(long id, String why, String about) {
        state(id, Import.State.STOPPED, why, about);
    }

    private void state(long id, Import.State state, String why, String about) {
        jdbc.sql("UPDATE people.import SET state = :state, why = :why, about = :about WHERE id = :id")
                .param("state", state.key())
                .param("why", why)
                .param("about", about)
                .param("id", id)
                .update();
    }

    void agreed(long id, AccountId by, String because) {
        jdbc.sql("UPDATE people.import SET agreed_by = :by, agreed_because = :because WHERE id = :id")
                .param("by", by.value())
                .param("because", because)
                .param("id", id)
                .update();
    }

    void applied(long id, Instant now) {
        jdbc.sql("UPDATE people.import SET state = 'applied', applied_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void rolledBack(long id, @Nullable AccountId by, Instant now) {
        jdbc.sql("""
                        UPDATE people.import SET state = 'rolled_back', rolled_back_at = :now, rolled_back_by = :by
                        WHERE id = :id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", value(by))
                .param("id", id)
                .update();
    }

    Optional<Import> one(long id) {
        return jdbc.sql(IMPORTS + "WHERE id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    List<Import> newest(@Nullable String source, int most) {
        return jdbc.sql(IMPORTS
                        + "WHERE CAST(:source AS text) IS NULL OR source = :source ORDER BY id DESC LIMIT :most")
                .param("source", source)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /// The last one of the source that stands.
    Optional<Import> last(String source) {
        return jdbc.sql(IMPORTS
                        + "WHERE source = :source AND state = 'applied' ORDER BY applied_at DESC, id DESC LIMIT 1")
                .param("source", source)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The day of the newest file that stands; one of a day that had not come when it was
    /// received says nothing.
    Optional<LocalDate> newestMade(String source) {
        return jdbc.sql("""
                        SELECT made_on FROM people.import
                        WHERE source = :source AND state = 'applied'
                          AND made_on < CAST(received_at AT TIME ZONE 'UTC' AS date) + 2
                        ORDER BY applied_at DESC, id DESC LIMIT 1
                        """)
                .param("source", source)
                .query((row, number) -> row.getObject("made_on", LocalDate.class))
                .optional();
    }

    /// Whether anything of the source was taken over or undone after this moment.
    boolean changedSince(String source, Instant moment) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT id FROM people.import
                                       WHERE source = :source AND (applied_at > :moment OR rolled_back_at > :moment))
                        """)
                .param("source", source)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /// When this very file was taken over, if another one came after it.
    Optional<Instant> overtaken(String source, byte[] hash) {
        return jdbc.sql("""
                        SELECT m.applied_at FROM people.import m
                        WHERE m.source = :source AND m.file_hash = :hash AND m.state = 'applied'
                          AND NOT EXISTS (SELECT n.id FROM people.import n WHERE n.source = :source AND n.id >= m.id
                                AND n.state = 'applied' AND n.file_hash = :hash
                                AND NOT EXISTS (SELECT l.id FROM people.import l WHERE l.source = :source
                                      AND l.state = 'applied' AND l.id > n.id))
                        ORDER BY m.id DESC LIMIT 1
                        """)
                .param("source", source)
                .param("hash", hash)
                .query((row, number) -> row.getTimestamp("applied_at").toInstant())
                .optional();
    }

    private static @Nullable UUID value(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getLong("id"),
                row.getString("source"),
                DeliveryKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("made_on", LocalDate.class),
                row.getTimestamp("received_at").toInstant(),
                Import.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Counts(
                        row.getInt("rows"),
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("ended"),
                        row.getInt("rejected"),
                        row.getInt("over")),
                row.getString("warning"),
                row.getString("why"),
                row.getString("about"),
                row.getString("agreed_because"),
                instant(row.getTimestamp("applied_at")),
                instant(row.getTimestamp("rolled_back_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
