package org.carrel.sentinel.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.engine.scoring.Alert;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.Finding;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Alerts as they are written; the caller acts for the purpose.
@Repository
class RaisedAlertRepository {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RaisedAlertRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// Opens or updates each alert. An episode already stored under an opening time that a late line has since moved is
    /// the same episode: it keeps its identity and is brought up to date.
    ///
    /// @param unavailable evidence that could not be looked at, as a sentence
    void save(List<Alert> alerts, String unavailable, Instant at) {
        for (Alert alert : alerts) {
            long id = upsert(alert, unavailable, at);
            replaceFindings(id, alert.findings());
            replaceHours(id, alert.hours());
            replaceSessions(id, alert.sessions());
        }
    }

    private long upsert(Alert alert, String unavailable, Instant at) {
        return same(alert).map(id -> update(id, alert)).orElseGet(() -> insert(alert, unavailable, at));
    }

    private Optional<Long> same(Alert alert) {
        return jdbc.sql("""
                        SELECT id FROM sentinel.alert
                        WHERE account = :account AND abs(extract(epoch FROM opened_at - :opened)) <= :lateness
                        ORDER BY abs(extract(epoch FROM opened_at - :opened)) LIMIT 1
                        """)
                .param("account", alert.account())
                .param("opened", alert.opened().atOffset(ZoneOffset.UTC))
                .param("lateness", Detector.LATENESS_SECONDS)
                .query(Long.class)
                .optional();
    }

    private long insert(Alert alert, String unavailable, Instant at) {
        return jdbc.sql("""
                        INSERT INTO sentinel.alert (account, opened_at, first_at, last_at, score, probability,
                                                    documents_before, documents, raised_at, campaign, unavailable)
                        VALUES (:account, :opened, :first, :last, :score, :probability, :before, :documents, :at,
                                :campaign, :unavailable)
                        RETURNING id
                        """)
                .param("account", alert.account())
                .param("opened", alert.opened().atOffset(ZoneOffset.UTC))
                .param("first", alert.first().atOffset(ZoneOffset.UTC))
                .param("last", alert.last().atOffset(ZoneOffset.UTC))
                .param("score", alert.score())
                .param("probability", alert.probability())
                .param("before", alert.documentsBefore())
                .param("documents", alert.documents())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("campaign", alert.campaign())
                .param("unavailable", unavailable)
                .query(Long.class)
                .single();
    }

    private long update(long id, Alert alert) {
        jdbc.sql("""
                        UPDATE sentinel.alert
                        SET first_at = :first, last_at = :last, score = :score, probability = :probability,
                            documents_before = :before, documents = :documents, campaign = :campaign
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("first", alert.first().atOffset(ZoneOffset.UTC))
                .param("last", alert.last().atOffset(ZoneOffset.UTC))
                .param("score", alert.score())
                .param("probability", alert.probability())
                .param("before", alert.documentsBefore())
                .param("documents", alert.documents())
                .param("campaign", alert.campaign())
                .update();
        return id;
    }

    private void replaceFindings(long id, List<Finding> findings) {
        jdbc.sql("DELETE FROM sentinel.alert_finding WHERE alert_id = ?")
                .param(id)
                .update();
        int[] position = {0};
        batches.batchUpdate(
                "INSERT INTO sentinel.alert_finding (alert_id, position, code, bits, sentence) VALUES (?, ?, ?, ?, ?)",
                findings,
                100,
                (statement, finding) -> {
                    statement.setLong(1, id);
                    statement.setInt(2, position[0]++);
                    statement.setString(3, finding.code());
                    statement.setDouble(4, finding.bits());
                    statement.setString(5, finding.sentence());
                });
    }

    private void replaceHours(long id, List<Alert.Hour> hours) {
        jdbc.sql("DELETE FROM sentinel.alert_hour WHERE alert_id = ?").param(id).update();
        batches.batchUpdate(
                "INSERT INTO sentinel.alert_hour (alert_id, start_at, documents) VALUES (?, ?, ?)",
                hours,
                200,
                (statement, hour) -> {
                    statement.setLong(1, id);
                    statement.setObject(2, hour.start().atOffset(ZoneOffset.UTC));
                    statement.setInt(3, hour.documents());
                });
    }

    private void replaceSessions(long id, List<Alert.Session> sessions) {
        jdbc.sql("DELETE FROM sentinel.alert_session WHERE alert_id = ?")
                .param(id)
                .update();
        int[] position = {0};
        batches.batchUpdate("""
                INSERT INTO sentinel.alert_session
                    (alert_id, position, from_at, to_at, network, country, network_class, is_new, hits, documents)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, sessions, 100, (statement, session) -> {
            statement.setLong(1, id);
            statement.setInt(2, position[0]++);
            statement.setObject(3, session.from().atOffset(ZoneOffset.UTC));
            statement.setObject(4, session.to().atOffset(ZoneOffset.UTC));
            statement.setInt(5, session.network());
            statement.setString(6, session.country());
            statement.setString(7, session.networkClass().name().toLowerCase(Locale.ROOT));
            statement.setBoolean(8, session.isNew());
            statement.setInt(9, session.hits());
            statement.setInt(10, session.documents());
        });
    }
}
