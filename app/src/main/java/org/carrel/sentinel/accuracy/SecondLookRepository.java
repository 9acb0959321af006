package org.carrel.sentinel.accuracy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which decisions a second reviewer makes too. Purpose: `check_detector`.
@Repository
class SecondLookRepository {

    private final JdbcClient jdbc;

    SecondLookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A decided alert or sample that nobody has thought about yet.
    ///
    /// @param kind `second_alert` or `second_audit`
    record Item(String kind, long id) {}

    List<Item> notConsidered(Instant since) {
        return jdbc.sql("""
                        SELECT 'second_alert' AS kind, a.id FROM sentinel.alert a
                        WHERE a.decided_at >= :since AND NOT EXISTS (
                            SELECT s.item FROM sentinel.audit_second s
                            WHERE s.kind = 'second_alert' AND s.item = a.id)
                        UNION ALL
                        SELECT 'second_audit', b.id FROM sentinel.audit_sample b
                        WHERE b.kind = 'below' AND b.decided_at >= :since AND NOT EXISTS (
                            SELECT s.item FROM sentinel.audit_second s
                            WHERE s.kind = 'second_audit' AND s.item = b.id)
                        ORDER BY kind, id
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Item(row.getString("kind"), row.getLong("id")))
                .list();
    }

    void considered(Item item, boolean drawn, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.audit_second (kind, item, drawn, considered_at)
                        VALUES (:kind, :item, :drawn, :at)
                        """)
                .param("kind", item.kind())
                .param("item", item.id())
                .param("drawn", drawn)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The day of an alert is the one on which it was opened.
    void saveSecondAlert(long alert, double inclusion, ZoneId zone, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.audit_sample (kind, account, day, band, countries, age, probability,
                                                           inclusion, alert_id, drawn_at)
                        SELECT 'second_alert', a.account, CAST(a.opened_at AT TIME ZONE :zone AS date), 'alert',
                               'any', 'any', a.probability, :inclusion, a.id, :at
                        FROM sentinel.alert a WHERE a.id = :alert
                        """)
                .param("alert", alert)
                .param("inclusion", inclusion)
                .param("zone", zone.getId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void saveSecondAudit(long sample, double inclusion, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.audit_sample (kind, account, day, band, countries, age, cohort,
                                                           probability, inclusion, first_id, drawn_at)
                        SELECT 'second_audit', b.account, b.day, b.band, b.countries, b.age, b.cohort, b.probability,
                               :inclusion, b.id, :at
                        FROM sentinel.audit_sample b WHERE b.id = :sample
                        """)
                .param("sample", sample)
                .param("inclusion", inclusion)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
