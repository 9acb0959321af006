package org.carrel.sentinel.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.sentinel.review.Review.Past;
import org.carrel.sentinel.review.Review.Similar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `review_alerts`.
@Repository
class VerdictRepository {

    /// Nobody ponders an alert for longer; they went away and came back.
    private static final Duration LONGEST_LOOK = Duration.ofHours(4);

    private final JdbcClient jdbc;

    VerdictRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The one that stands; empty while nobody has decided.
    Optional<Verdict> verdict(long alert) {
        return jdbc.sql("SELECT verdict FROM sentinel.alert WHERE id = ? AND verdict IS NOT NULL")
                .param(alert)
                .query(String.class)
                .optional()
                .flatMap(Verdict::of);
    }

    Optional<String> account(long alert) {
        return jdbc.sql("SELECT account FROM sentinel.alert WHERE id = ?")
                .param(alert)
                .query(String.class)
                .optional();
    }

    /// False when somebody else has decided since `decisions`.
    ///
    /// @param undoWantedBy null unless what was done to the account is to be taken back
    boolean decide(long alert, int decisions, Verdict verdict, @Nullable UUID undoWantedBy, Instant at) {
        return jdbc.sql("""
                        UPDATE sentinel.alert
                        SET verdict = :verdict, decided_at = :at, decisions = decisions + 1, undo_wanted_by = :undo,
                            unsecured = false
                        WHERE id = :alert AND decisions = :decisions
                        """)
                        .param("verdict", verdict.key())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("undo", undoWantedBy, java.sql.Types.OTHER)
                        .param("alert", alert)
                        .param("decisions", decisions)
                        .update()
                == 1;
    }

    /// Whether what was decided to be compromised waits to be secured. A statement of its own, so that it sees what
    /// was begun or taken back while the decision waited for its turn.
    void noteWhetherSecured(long alert) {
        jdbc.sql("""
                        UPDATE sentinel.alert
                        SET unsecured = verdict = 'compromised' AND NOT EXISTS (
                            SELECT s.id FROM sentinel.securing s
                            WHERE s.alert_id = :alert AND s.undo_asked_at IS NULL)
                        WHERE id = :alert
                        """).param("alert", alert).update();
    }

    /// The time a first decision took runs from the reviewer's first look; that of a change is not known.
    void add(long alert, UUID reviewer, Verdict verdict, String note, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.verdict (alert_id, reviewer, verdict, note, decided_at, seconds_spent)
                        SELECT :alert, :reviewer, :verdict, :note, :at,
                               CASE WHEN EXISTS (SELECT v.id FROM sentinel.verdict v WHERE v.alert_id = :alert)
                                    THEN NULL
                                    ELSE (SELECT CAST(extract(epoch FROM :at - o.opened_at) AS integer)
                                          FROM sentinel.alert_opening o
                                          WHERE o.alert_id = :alert AND o.reviewer = :reviewer
                                            AND o.opened_at BETWEEN :earliest AND :at)
                               END
                        """)
                .param("alert", alert)
                .param("reviewer", reviewer)
                .param("verdict", verdict.key())
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("earliest", at.minus(LONGEST_LOOK).atOffset(ZoneOffset.UTC))
                .update();
    }

    void opened(long alert, UUID reviewer, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.alert_opening (alert_id, reviewer, opened_at)
                        SELECT a.id, :reviewer, :at FROM sentinel.alert a WHERE a.id = :alert AND a.decisions = 0
                        ON CONFLICT (alert_id, reviewer) DO UPDATE SET opened_at = excluded.opened_at
                        WHERE alert_opening.opened_at < :earliest
                        """)
                .param("alert", alert)
                .param("reviewer", reviewer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("earliest", at.minus(LONGEST_LOOK).atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Past> history(long alert) {
        return jdbc.sql("""
                        SELECT verdict, note, reviewer, decided_at FROM sentinel.verdict
                        WHERE alert_id = ? ORDER BY id DESC
                        """)
                .param(alert)
                .query((row, number) -> new Past(
                        Verdict.of(row.getString("verdict")).orElseThrow(),
                        row.getString("note"),
                        row.getObject("reviewer", UUID.class),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /// Decided alerts with the same kinds of evidence in their favour: the share of kinds that both have (Jaccard), the
    /// account's own alerts first.
    List<Similar> similar(long alert, String account, int most) {
        return jdbc.sql("""
                        WITH own AS (
                            SELECT code FROM sentinel.alert_finding WHERE alert_id = :alert AND bits > 1
                        ), recent AS (
                            SELECT id, account, opened_at, verdict FROM sentinel.alert
                            WHERE id <> :alert AND verdict IS NOT NULL AND account = :account
                            UNION
                            (SELECT id, account, opened_at, verdict FROM sentinel.alert
                             WHERE id <> :alert AND verdict IS NOT NULL ORDER BY opened_at DESC LIMIT 500)
                        ), alike AS (
                            SELECT r.id, r.account, r.opened_at, r.verdict,
                                   count(own.code)::float8 / greatest(1,
                                       (SELECT count(code) FROM own) + count(f.code) - count(own.code)) AS share
                            FROM recent r
                            LEFT JOIN sentinel.alert_finding f ON f.alert_id = r.id AND f.bits > 1
                            LEFT JOIN own ON own.code = f.code
                            GROUP BY r.id, r.account, r.opened_at, r.verdict
                        )
                        SELECT id, account, opened_at, verdict, share, account = :account AS same
                        FROM alike
                        WHERE share >= 0.3 OR account = :account
                        ORDER BY same DESC, share DESC, opened_at DESC LIMIT :most
                        """)
                .param("alert", alert)
                .param("account", account)
                .param("most", most)
                .query((row, number) -> similar(row))
                .list();
    }

    List<Similar> together(long alert, String campaign, int most) {
        return jdbc.sql("""
                        SELECT id, account, opened_at, verdict, 1.0::float8 AS share, false AS same
                        FROM sentinel.alert
                        WHERE campaign = :campaign AND id <> :alert ORDER BY opened_at LIMIT :most
                        """)
                .param("campaign", campaign)
                .param("alert", alert)
                .param("most", most)
                .query((row, number) -> similar(row))
                .list();
    }

    private static Similar similar(ResultSet row) throws SQLException {
        return new Similar(
                row.getLong("id"),
                row.getString("account"),
                row.getTimestamp("opened_at").toInstant(),
                row.getBoolean("same"),
                row.getDouble("share"),
                verdict(row));
    }

    private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
        String key = row.getString("verdict");
        return key == null ? null : Verdict.of(key).orElseThrow();
    }
}
