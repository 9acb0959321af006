package org.carrel.sentinel.accuracy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// Alerts of settings on trial beside those that were raised, or beside those of the settings that they were made from.
/// Two are the same when they are of one account and their times overlap. Purpose: `check_detector`.
@Repository
class ComparisonRepository {

    /// What is not compared with what runs, and with what instead.
    private static final Map<String, String> MADE_FROM = Map.of("challenger_without_country", "challenger");

    private static final String RAISED = """
            (SELECT r.account, r.opened_at, r.first_at, r.last_at, r.verdict FROM sentinel.alert r) a""";

    /// With the verdict on what was raised at the same time, if anything was.
    private static final String FOUND = """
            (SELECT f.account, f.opened_at, f.first_at, f.last_at,
                    (SELECT r.verdict FROM sentinel.alert r
                     WHERE r.account = f.account AND f.first_at <= r.last_at AND f.last_at >= r.first_at
                     ORDER BY r.id LIMIT 1) AS verdict
             FROM sentinel.challenger_alert f WHERE f.slot = :base) a""";

    private final JdbcClient jdbc;

    ComparisonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// From the beginning of the trial to an hour before the newest line: the running detector
    /// shows the last hour beforehand, one on trial does not.
    record Span(Instant from, Instant to, ZoneId zone) {

        private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);

        String shownFrom() {
            return SHOWN.format(from.atZone(zone));
        }
    }

    Optional<Double> releasedBudget() {
        return jdbc.sql("SELECT alerts_per_day FROM sentinel.detector_release ORDER BY id DESC LIMIT 1")
                .query((row, number) -> row.getDouble(1))
                .optional();
    }

    Optional<Span> span(String slot, ZoneId zone) {
        return jdbc.sql("""
                        SELECT greatest(c.began_at, CAST(CAST((SELECT min(e.day) FROM sentinel.account_day e) AS timestamp)
                                                         AT TIME ZONE :zone AS timestamptz)) AS began_at,
                               coalesce(d.newest_line, c.began_at) - INTERVAL '1 hour' AS until
                        FROM sentinel.challenger c LEFT JOIN sentinel.detector d ON d.id = 1 WHERE c.slot = :slot
                        """)
                .param("slot", slot)
                .param("zone", zone.getId())
                .query((row, number) -> new Span(
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("until").toInstant(),
                        zone))
                .optional();
    }

    /// @param verdict of the alert that was raised; for one gained, of the audit sample of its day,
    ///     if any
    record ByVerdict(String verdict, long kept, long lost, long gained) {}

    List<ByVerdict> byVerdict(String slot, Span span) {
        return in(slot, span, """
                        SELECT t.verdict, count(t.verdict) FILTER (WHERE t.what = 'kept') AS kept,
                               count(t.verdict) FILTER (WHERE t.what = 'lost') AS lost,
                               count(t.verdict) FILTER (WHERE t.what = 'gained') AS gained
                        FROM (SELECT coalesce(a.verdict, 'none') AS verdict,
                                     CASE WHEN EXISTS (SELECT c.slot FROM sentinel.challenger_alert c
                                                       WHERE c.slot = :slot AND c.account = a.account
                                                         AND c.first_at <= a.last_at AND c.last_at >= a.first_at)
                                          THEN 'kept' ELSE 'lost' END AS what
                              FROM %s WHERE a.opened_at > :from AND a.opened_at <= :to
                              UNION ALL
                              SELECT coalesce((SELECT s.verdict FROM sentinel.audit_sample s
                                               WHERE s.kind = 'below' AND s.account = c.account
                                                 AND s.day = CAST(c.opened_at AT TIME ZONE :zone AS date)), 'none'),
                                     'gained'
                              FROM sentinel.challenger_alert c
                              WHERE c.slot = :slot AND c.opened_at > :from AND c.opened_at <= :to
                                AND NOT EXISTS (SELECT a.account FROM %s
                                                WHERE a.account = c.account
                                                  AND c.first_at <= a.last_at AND c.last_at >= a.first_at)) t
                        GROUP BY t.verdict ORDER BY t.verdict
                        """)
                .query((row, number) -> new ByVerdict(
                        row.getString("verdict"), row.getLong("kept"), row.getLong("lost"), row.getLong("gained")))
                .list();
    }

    /// Alerts opened, by the group of the account-day on which they were.
    record ByGroup(GroupCount group, long champion, long challenger) {}

    List<ByGroup> byGroup(String slot, Span span) {
        return in(slot, span, """
                        WITH f AS (SELECT e.account, min(e.day) AS first_seen FROM sentinel.account_day e
                                   GROUP BY e.account),
                             d AS (SELECT d.account,
                                          (SELECT count(a.account) FROM %s
                                           WHERE a.account = d.account AND a.opened_at > :from AND a.opened_at <= :to
                                             AND CAST(a.opened_at AT TIME ZONE :zone AS date) = d.day) AS champion,
                                          (SELECT count(c.slot) FROM sentinel.challenger_alert c
                                           WHERE c.slot = :slot AND c.account = d.account
                                             AND c.opened_at > :from AND c.opened_at <= :to
                                             AND CAST(c.opened_at AT TIME ZONE :zone AS date) = d.day) AS challenger,
                        """ + AccuracyRepository.GROUPS + """
                                   FROM sentinel.account_day d JOIN f ON f.account = d.account
                                   WHERE d.day BETWEEN CAST(:from AT TIME ZONE :zone AS date)
                                                   AND CAST(:to AT TIME ZONE :zone AS date))
                        SELECT CASE WHEN grouping(d.countries) = 0 THEN 'countries'
                                    WHEN grouping(d.age) = 0 THEN 'age' ELSE 'volume' END AS division,
                               coalesce(d.countries, d.age, d.volume) AS name,
                               count(DISTINCT d.account) AS accounts,
                               sum(d.champion) AS champion, sum(d.challenger) AS challenger
                        FROM d GROUP BY GROUPING SETS ((d.countries), (d.age), (d.volume))
                        """)
                .query((row, number) -> new ByGroup(
                        new GroupCount(row.getString("division"), row.getString("name"), row.getLong("accounts"), 0, 0),
                        row.getLong("champion"),
                        row.getLong("challenger")))
                .list();
    }

    private StatementSpec in(String slot, Span span, String sql) {
        String base = MADE_FROM.get(slot);
        StatementSpec statement = jdbc.sql(sql.replace("%s", base == null ? RAISED : FOUND))
                .param("slot", slot)
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC))
                .param("zone", span.zone().getId());
        return base == null ? statement : statement.param("base", base);
    }
}
