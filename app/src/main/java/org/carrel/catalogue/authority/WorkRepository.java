package org.carrel.catalogue.authority;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is to be done in the background, and how far it is.
@Repository
class WorkRepository {

    private final JdbcClient jdbc;

    WorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every record is linked anew, once for all that is asked for before it begins.
    ///
    /// @param changed authorities whose records are to be shown anew
    void ask(Collection<Long> changed, Instant now) {
        ask("link", now);
        jdbc.sql("""
                        INSERT INTO catalogue.authority_work_of (work_id, authority_id)
                        SELECT w.id, n.authority FROM catalogue.authority_work w, unnest(:changed::bigint[]) AS n (authority)
                        WHERE w.kind = 'link' AND w.state = 'waiting'
                        ON CONFLICT DO NOTHING
                        """).param("changed", changed.toArray(Long[]::new)).update();
    }

    private void ask(String kind, Instant now) {
        jdbc.sql("""
                        INSERT INTO catalogue.authority_work (kind, state, asked_at) VALUES (:kind, 'waiting', :now)
                        ON CONFLICT (kind) WHERE state = 'waiting' AND kind <> 'rewrite' DO NOTHING
                        """)
                .param("kind", kind)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        // Until the transaction ends it does not begin.
        jdbc.sql("SELECT id FROM catalogue.authority_work WHERE kind = :kind AND state = 'waiting' FOR UPDATE")
                .param("kind", kind)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    void askToCount(Instant now) {
        ask("count", now);
    }

    void askToRewrite(long authority, long change, Instant now) {
        jdbc.sql("""
                        INSERT INTO catalogue.authority_work (kind, authority_id, change_id, state, asked_at)
                        VALUES ('rewrite', :authority, :change, 'waiting', :now)
                        """)
                .param("authority", authority)
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param authority whose heading is written into records; null for what concerns all
    /// @param change    that the records' new versions name
    record Work(
            long id,
            String kind,
            @Nullable Long authority,
            @Nullable Long change,
            String state,
            Instant askedAt,
            @Nullable Instant endedAt,
            long reached,
            long lookedAt,
            long changed) {

        boolean isOpen() {
            return !state.equals("done");
        }
    }

    private static final String COLUMNS =
            "id, kind, authority_id, change_id, state, asked_at, ended_at, reached, looked_at, changed";

    private List<Work> works(String condition, @Nullable Long id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM catalogue.authority_work WHERE " + condition)
                .param("id", id == null ? 0 : id)
                .query((row, number) -> {
                    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
                    return new Work(
                            row.getLong("id"),
                            row.getString("kind"),
                            row.getObject("authority_id", Long.class),
                            row.getObject("change_id", Long.class),
                            row.getString("state"),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            ended == null ? null : ended.toInstant(),
                            row.getLong("reached"),
                            row.getLong("looked_at"),
                            row.getLong("changed"));
                })
                .list();
    }

    /// What comes next. While a file is taken in nothing begins: it would have to begin again
    /// with its next records.
    Optional<Work> next() {
        return works("""
                        state <> 'done' AND (state = 'running' OR NOT EXISTS (
                            SELECT FROM catalogue.load WHERE state = 'running')) AND :id = 0
                        ORDER BY state, id LIMIT 1
                        """, null).stream().findFirst();
    }

    /// Until the transaction ends nobody else goes on with it.
    Optional<Work> hold(long id) {
        return works("id = :id AND state <> 'done' FOR UPDATE", id).stream().findFirst();
    }

    /// The newest first, what is open before them.
    List<Work> newest() {
        return works(":id = 0 ORDER BY state = 'done', id DESC LIMIT 20", null);
    }

    void go(long id, long reached, int looked, int changed) {
        jdbc.sql("""
                        UPDATE catalogue.authority_work
                        SET state = 'running', reached = :reached, looked_at = looked_at + :looked,
                            changed = changed + :changed
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("reached", reached)
                .param("looked", looked)
                .param("changed", changed)
                .update();
    }

    /// A count that was interrupted has forgotten what it counted.
    void beginAgain(long id) {
        jdbc.sql("UPDATE catalogue.authority_work SET reached = 0, looked_at = 0, changed = 0 WHERE id = :id")
                .param("id", id)
                .update();
    }

    void end(long id, Instant now) {
        jdbc.sql("UPDATE catalogue.authority_work SET state = 'done', ended_at = :now WHERE id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM catalogue.authority_work_of WHERE work_id = :id")
                .param("id", id)
                .update();
    }

    /// @param marc as [org.carrel.catalogue.marc.StoredMarc] writes it
    record RecordRow(long id, int version, String marc) {}

    /// The next records that are not gone.
    List<RecordRow> records(long after, int most) {
        return jdbc.sql("""
                        SELECT id, version, marc FROM catalogue.record WHERE id > :after AND gone_at IS NULL
                        ORDER BY id LIMIT :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new RecordRow(row.getLong("id"), row.getInt("version"), row.getString("marc")))
                .list();
    }

    /// Of some records those that use an authority whose changes this work is for.
    Set<Long> concerned(long work, Collection<Long> records) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT l.record_id FROM catalogue.authority_link l
                        JOIN catalogue.authority_work_of w ON w.authority_id = l.authority_id AND w.work_id = :work
                        WHERE l.record_id = ANY(:records)
                        """)
                .param("work", work)
                .param("records", records.toArray(Long[]::new))
                .query((row, number) -> row.getLong("record_id"))
                .list());
    }

    /// Those that are still of the version that was read; nobody changes them until the
    /// transaction ends.
    Set<Long> unchanged(List<RecordRow> records) {
        return new HashSet<>(jdbc.sql("""
                        SELECT r.id FROM catalogue.record r
                        JOIN unnest(:ids::bigint[], :versions::integer[]) AS n (id, version)
                          ON n.id = r.id AND n.version = r.version
                        WHERE r.id = ANY(:ids::bigint[]) ORDER BY r.id FOR UPDATE OF r
                        """)
                .param("ids", records.stream().map(RecordRow::id).toArray(Long[]::new))
                .param("versions", records.stream().map(RecordRow::version).toArray(Integer[]::new))
                .query((row, number) -> row.getLong("id"))
                .list());
    }

    /// Every index sees them anew.
    void touch(Collection<Long> records) {
        jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = ANY(:ids)")
                .param("ids", records.toArray(Long[]::new))
                .update();
    }
}
