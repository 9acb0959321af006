package org.carrel.sentinel.securing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `secure_account`.
@Repository
class SecuringRepository {

    private static final String ROWS = """
            SELECT id, alert_id, account, begun_at, first_line_at, raised_at, secured_at, undo_asked_at, undone_at,
                   answer, answered_at, answer_seen_at, username, contact
            FROM sentinel.securing
            """;

    private final JdbcClient jdbc;

    SecuringRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isAlertOn(long alert, String token) {
        return jdbc.sql("SELECT EXISTS (SELECT id FROM sentinel.alert WHERE id = :alert AND account = :token)")
                .param("alert", alert)
                .param("token", token)
                .query(Boolean.class)
                .single();
    }

    /// The number of a new row; empty when the alert has one that was not undone.
    Optional<Long> begin(long alert, Owner owner, AccountId by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO sentinel.securing
                            (alert_id, account, confirmed_by, begun_at, first_line_at, raised_at, username, contact)
                        SELECT id, account, :by, :now, first_at, raised_at, :username, :contact
                        FROM sentinel.alert WHERE id = :alert
                        ON CONFLICT (alert_id) WHERE undone_at IS NULL DO NOTHING
                        RETURNING id
                        """)
                .param("alert", alert)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("username", owner.username())
                .param("contact", owner.contact())
                .query(Long.class)
                .optional();
    }

    /// The alert's securing that was not undone.
    Optional<StoredSecuring> standing(long alert) {
        return jdbc.sql(ROWS + "WHERE alert_id = ? AND undone_at IS NULL FOR UPDATE")
                .param(alert)
                .query((row, number) -> securing(row))
                .optional();
    }

    /// Begins one again that was being taken back, or whose owner was forgotten.
    void beginAgain(long id, Owner owner, AccountId by, Instant now) {
        jdbc.sql("""
                        UPDATE sentinel.securing
                        SET confirmed_by = :by, begun_at = :now, secured_at = NULL, undo_asked_by = NULL,
                            undo_asked_at = NULL, username = :username, contact = :contact
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("username", owner.username())
                .param("contact", owner.contact())
                .update();
    }

    /// Alerts of which another securing of the same account stands: not asked to be undone, and still able to be. An
    /// account has another token in another epoch, and the same user name.
    List<Long> others(StoredSecuring than) {
        return jdbc.sql("""
                        SELECT alert_id FROM sentinel.securing
                        WHERE id <> :id AND undone_at IS NULL AND undo_asked_at IS NULL AND username IS NOT NULL
                          AND (account = :account OR lower(username) = lower(CAST(:username AS text)))
                        ORDER BY alert_id
                        """)
                .param("id", than.id())
                .param("account", than.account())
                .param("username", than.username())
                .query((row, number) -> row.getLong("alert_id"))
                .list();
    }

    void answerSeen(long id, AccountId by, Instant now) {
        jdbc.sql("""
                        UPDATE sentinel.securing SET answer_seen_by = :by, answer_seen_at = :now
                        WHERE id = :id AND answer IS NOT NULL AND answer_seen_at IS NULL
                        """)
                .param("id", id)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The newest of an alert.
    Optional<StoredSecuring> newest(long alert) {
        return jdbc.sql(ROWS + "WHERE alert_id = ? ORDER BY id DESC LIMIT 1")
                .param(alert)
                .query((row, number) -> securing(row))
                .optional();
    }

    Optional<StoredSecuring> find(long id) {
        return jdbc.sql(ROWS + "WHERE id = ?")
                .param(id)
                .query((row, number) -> securing(row))
                .optional();
    }

    /// Held until the transaction ends, so that two who change it do so one after the other.
    Optional<StoredSecuring> hold(long id) {
        return jdbc.sql(ROWS + "WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, number) -> securing(row))
                .optional();
    }

    void secured(long id, Instant now) {
        set("secured_at", id, now);
    }

    void undone(long id, Instant now) {
        set("undone_at", id, now);
    }

    void undoAsked(long id, AccountId by, Instant now) {
        jdbc.sql("UPDATE sentinel.securing SET undo_asked_by = :by, undo_asked_at = :now WHERE id = :id")
                .param("id", id)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param by who decided that the account was not stolen after all
    record Wanted(long securing, AccountId by) {}

    /// Securings that a later decision wants undone and nobody has begun to. Their alerts are held, so that no decision
    /// comes in between.
    List<Wanted> undoWanted() {
        return jdbc.sql("""
                        SELECT s.id, a.undo_wanted_by
                        FROM sentinel.alert a JOIN sentinel.securing s ON s.alert_id = a.id
                        WHERE a.undo_wanted_by IS NOT NULL AND s.begun_at <= a.decided_at
                          AND s.username IS NOT NULL AND s.undo_asked_at IS NULL
                        ORDER BY s.id FOR UPDATE OF a SKIP LOCKED
                        """)
                .query((row, number) ->
                        new Wanted(row.getLong("id"), new AccountId(row.getObject("undo_wanted_by", UUID.class))))
                .list();
    }

    void forgetContact(long id) {
        jdbc.sql("UPDATE sentinel.securing SET contact = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    void forgetOwner(long id) {
        jdbc.sql("UPDATE sentinel.securing SET username = NULL, contact = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    /// Those begun before `limit` that still know the user name.
    List<Long> knownSince(Instant limit) {
        return jdbc.sql("SELECT id FROM sentinel.securing WHERE username IS NOT NULL AND begun_at <= ?")
                .param(limit.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private void set(String column, long id, Instant now) {
        jdbc.sql("UPDATE sentinel.securing SET " + column + " = :now WHERE id = :id AND " + column + " IS NULL")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static StoredSecuring securing(ResultSet row) throws SQLException {
        return new StoredSecuring(
                row.getLong("id"),
                row.getLong("alert_id"),
                row.getString("account"),
                row.getTimestamp("begun_at").toInstant(),
                row.getTimestamp("first_line_at").toInstant(),
                row.getTimestamp("raised_at").toInstant(),
                instant(row, "secured_at"),
                instant(row, "undo_asked_at"),
                instant(row, "undone_at"),
                row.getString("answer"),
                instant(row, "answered_at"),
                instant(row, "answer_seen_at"),
                row.getString("username"),
                row.getString("contact"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
