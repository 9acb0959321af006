package org.carrel.sentinel.accuracy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How reviewers decide. They stand here by the number of their account. Purpose: `check_detector`.
@Repository
class ReviewerRepository {

    private final JdbcClient jdbc;

    ReviewerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Rises with each decision on an alert or a sample.
    long decisions() {
        return jdbc.sql("""
                        SELECT coalesce((SELECT max(id) FROM sentinel.verdict), 0)
                             + coalesce((SELECT max(id) FROM sentinel.audit_verdict), 0) AS decisions
                        """).query(Long.class).single();
    }

    /// First looks with the second ones, the first verdict of each.
    List<Agreement.Pair> pairs(Instant since) {
        return jdbc.sql("""
                        SELECT coalesce(
                                   (SELECT v.verdict FROM sentinel.verdict v WHERE v.alert_id = s.alert_id
                                    ORDER BY v.id LIMIT 1),
                                   (SELECT w.verdict FROM sentinel.audit_verdict w WHERE w.sample_id = s.first_id
                                    ORDER BY w.id LIMIT 1)) AS first,
                               (SELECT x.verdict FROM sentinel.audit_verdict x WHERE x.sample_id = s.id
                                ORDER BY x.id LIMIT 1) AS second
                        FROM sentinel.audit_sample s
                        WHERE s.kind <> 'below' AND s.verdict IS NOT NULL AND s.decided_at >= :since
                          AND (s.first_id IS NOT NULL
                               OR EXISTS (SELECT v.id FROM sentinel.verdict v WHERE v.alert_id = s.alert_id))
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Agreement.Pair(row.getString("first"), row.getString("second")))
                .list();
    }

    /// @param decided alerts or samples with a decision in the period
    /// @param overturned of these, those whose standing verdict is another than their first
    record Overturned(String kind, long decided, long overturned) {}

    List<Overturned> overturned(Instant since) {
        return jdbc.sql("""
                        SELECT t.kind, count(t.kind) AS decided,
                               count(t.kind) FILTER (WHERE t.verdict <> t.first) AS overturned
                        FROM (SELECT 'alerts' AS kind, a.verdict,
                                     (SELECT v.verdict FROM sentinel.verdict v WHERE v.alert_id = a.id
                                      ORDER BY v.id LIMIT 1) AS first
                              FROM sentinel.alert a WHERE a.decided_at >= :since
                              UNION ALL
                              SELECT 'samples', s.verdict,
                                     (SELECT w.verdict FROM sentinel.audit_verdict w WHERE w.sample_id = s.id
                                      ORDER BY w.id LIMIT 1)
                              FROM sentinel.audit_sample s WHERE s.decided_at >= :since) t
                        GROUP BY t.kind ORDER BY t.kind
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Overturned(row.getString("kind"), row.getLong("decided"), row.getLong("overturned")))
                .list();
    }

    /// Samples are drawn from ordinary days, so lawful nearly all of them: how somebody judges alerts is counted on
    /// alerts alone, and there on what they said first.
    List<ReviewerWork> work(Instant since) {
        return jdbc.sql("""
                        SELECT t.reviewer, count(t.verdict) AS decisions,
                               count(t.verdict) FILTER (WHERE t.on_alert) AS alerts,
                               count(t.verdict) FILTER (WHERE t.on_alert AND t.verdict = 'compromised') AS compromised,
                               count(t.seconds_spent) AS timed,
                               percentile_cont(0.5) WITHIN GROUP (ORDER BY t.seconds_spent) AS median
                        FROM (SELECT v.reviewer, v.verdict, v.seconds_spent,
                                     NOT EXISTS (SELECT e.id FROM sentinel.verdict e
                                                 WHERE e.alert_id = v.alert_id AND e.reviewer = v.reviewer
                                                   AND e.id < v.id) AS on_alert
                              FROM sentinel.verdict v
                              WHERE v.decided_at >= :since
                              UNION ALL
                              SELECT w.reviewer, w.verdict, w.seconds_spent, false FROM sentinel.audit_verdict w
                              WHERE w.decided_at >= :since) t
                        GROUP BY t.reviewer ORDER BY decisions DESC, t.reviewer
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new ReviewerWork(
                        new AccountId(row.getObject("reviewer", UUID.class)).brief(),
                        row.getInt("decisions"),
                        row.getInt("alerts"),
                        row.getInt("compromised"),
                        row.getInt("timed"),
                        row.getInt("timed") == 0 ? Double.NaN : row.getDouble("median")))
                .list();
    }
}
