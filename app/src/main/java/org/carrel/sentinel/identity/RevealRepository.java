package org.carrel.sentinel.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `identify_compromised`.
@Repository
class RevealRepository {

    private static final String COLUMNS =
            "SELECT id, alert_id, account, reviewer, reason, asked_at, seconder, shown_at, refusal, declined_because "
                    + "FROM sentinel.reveal ";

    private final JdbcClient jdbc;

    RevealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Alert(String account, boolean open) {}

    Optional<Alert> alert(long id) {
        return jdbc.sql("SELECT account, verdict IS NULL OR unsecured AS open FROM sentinel.alert WHERE id = ?")
                .param(id)
                .query((row, number) -> new Alert(row.getString("account"), row.getBoolean("open")))
                .optional();
    }

    boolean isTrained(UUID reviewer, LocalDate today) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT account FROM sentinel.training
                                       WHERE account = :reviewer AND ended_at IS NULL
                                         AND :today BETWEEN trained_on AND valid_until)
                        """)
                .param("reviewer", reviewer)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /// Keeps two requests of one reviewer from both being the last that is allowed.
    void oneAtATime(UUID reviewer) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('reveal ' || :reviewer, 0))")
                .param("reviewer", reviewer.toString())
                .query((row, number) -> number)
                .list();
    }

    /// What came to nothing for want of a key does not count.
    int askedSince(UUID reviewer, Instant since) {
        return jdbc.sql("""
                        SELECT count(id) FROM sentinel.reveal
                        WHERE reviewer = :reviewer AND asked_at > :since AND (refusal IS NULL OR shown_at IS NOT NULL)
                        """)
                .param("reviewer", reviewer)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    boolean gaveTheReasonBefore(UUID reviewer, String reason) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT id FROM sentinel.reveal
                                       WHERE reviewer = :reviewer AND lower(reason) = lower(:reason))
                        """)
                .param("reviewer", reviewer)
                .param("reason", reason)
                .query(Boolean.class)
                .single();
    }

    void add(long alert, String account, UUID reviewer, String reason, Instant at, @Nullable String unusual) {
        jdbc.sql("""
                        INSERT INTO sentinel.reveal (alert_id, account, reviewer, reason, asked_at, unusual)
                        VALUES (:alert, :account, :reviewer, :reason, :at, :unusual)
                        """)
                .param("alert", alert)
                .param("account", account)
                .param("reviewer", reviewer)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("unusual", unusual)
                .update();
    }

    /// The reviewer's last question about the alert.
    Optional<Reveal> last(long alert, UUID reviewer) {
        return jdbc.sql(COLUMNS + "WHERE alert_id = :alert AND reviewer = :reviewer ORDER BY id DESC LIMIT 1")
                .param("alert", alert)
                .param("reviewer", reviewer)
                .query((row, number) -> reveal(row))
                .optional();
    }

    Optional<Reveal> one(long id) {
        return jdbc.sql(COLUMNS + "WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, number) -> reveal(row))
                .optional();
    }

    /// Questions about open alerts that wait for somebody else than `reviewer` to agree.
    List<Reveal> waitingFor(UUID reviewer) {
        return jdbc.sql("""
                        SELECT r.id, r.alert_id, r.account, r.reviewer, r.reason, r.asked_at, r.seconder, r.shown_at,
                               r.refusal, r.declined_because
                        FROM sentinel.reveal r JOIN sentinel.alert a ON a.id = r.alert_id
                        WHERE r.seconder IS NULL AND r.shown_at IS NULL AND r.refusal IS NULL AND r.declined_at IS NULL
                          AND (a.verdict IS NULL OR a.unsecured) AND r.reviewer <> ?
                        ORDER BY r.asked_at LIMIT 100
                        """).param(reviewer).query((row, number) -> reveal(row)).list();
    }

    void second(long id, UUID seconder, Instant at) {
        jdbc.sql("UPDATE sentinel.reveal SET seconder = :seconder, seconded_at = :at WHERE id = :id")
                .param("seconder", seconder)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void declined(long id, UUID by, String because, Instant at) {
        jdbc.sql("""
                        UPDATE sentinel.reveal
                        SET declined_by = :by, declined_because = :because, declined_at = :at WHERE id = :id
                        """)
                .param("by", by)
                .param("because", because)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void shown(long id, @Nullable UUID person, Instant at) {
        jdbc.sql("""
                        UPDATE sentinel.reveal SET shown_at = coalesce(shown_at, :at), person_id = :person, refusal = NULL
                        WHERE id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("person", person)
                .param("id", id)
                .update();
    }

    void refused(long id, String sentence) {
        jdbc.sql("UPDATE sentinel.reveal SET refusal = :sentence WHERE id = :id")
                .param("sentence", sentence)
                .param("id", id)
                .update();
    }

    private static Reveal reveal(ResultSet row) throws SQLException {
        Timestamp shown = row.getTimestamp("shown_at");
        return new Reveal(
                row.getLong("id"),
                row.getLong("alert_id"),
                row.getString("account"),
                row.getObject("reviewer", UUID.class),
                row.getString("reason"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("seconder", UUID.class),
                shown == null ? null : shown.toInstant(),
                row.getString("refusal"),
                row.getString("declined_because"));
    }
}
