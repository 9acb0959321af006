package org.carrel.sentinel.accuracy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// What the figures are made of. No statement gives a token away. Purpose: `check_detector`.
@Repository
class AccuracyRepository {

    /// The groups of an account-day `d`, `f.first_seen` being its account's first: the same as
    /// [Stratum]'s.
    static final String GROUPS = """
            CASE WHEN d.day IS NULL THEN 'left_out' WHEN d.countries = 0 THEN 'none' WHEN d.countries = 1 THEN 'one'
                 ELSE 'several' END AS countries,
            CASE WHEN d.day IS NULL THEN 'left_out' WHEN f.first_seen <= d.day - 28 THEN 'known'
                 WHEN (SELECT min(g.day) FROM sentinel.account_day g) > d.day - 28 THEN 'unclear'
                 ELSE 'new' END AS age,
            CASE WHEN d.day IS NULL THEN 'left_out' WHEN d.documents < 5 THEN 'few' WHEN d.documents < 20 THEN 'some' ELSE 'many' END AS volume
            """;

    private static final String COVERED = """
            EXISTS (SELECT a.id FROM sentinel.alert a
                    WHERE a.account = d.account
                      AND d.day BETWEEN CAST(a.first_at AT TIME ZONE :zone AS date)
                                    AND CAST(a.last_at AT TIME ZONE :zone AS date)
            """;

    private final JdbcClient jdbc;

    AccuracyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Calendar days, both included.
    record Period(LocalDate from, LocalDate to, ZoneId zone) {}

    List<CheckedAlert> alerts(Period period) {
        return in(period, """
                        SELECT CAST(b.opened_at AT TIME ZONE :zone AS date) AS day,
                               EXISTS (SELECT w.day FROM sentinel.audit_draw w
                                       WHERE w.day = CAST(b.opened_at AT TIME ZONE :zone AS date)) AS drawn,
                               (SELECT count(e.day) FROM sentinel.account_day e
                                WHERE e.account = b.account
                                  AND e.day BETWEEN CAST(b.first_at AT TIME ZONE :zone AS date)
                                                AND CAST(b.last_at AT TIME ZONE :zone AS date)) AS days,
                               b.probability, extract(epoch FROM b.raised_at - b.opened_at) AS seconds,
                               coalesce(b.verdict, '') AS verdict,
                        """ + GROUPS + """
                        FROM sentinel.alert b
                        LEFT JOIN sentinel.account_day d
                          ON d.account = b.account AND d.day = CAST(b.opened_at AT TIME ZONE :zone AS date)
                        CROSS JOIN LATERAL (SELECT min(e.day) AS first_seen FROM sentinel.account_day e
                                            WHERE e.account = b.account) f
                        WHERE b.opened_at >= CAST(:from AS timestamp) AT TIME ZONE :zone
                          AND b.opened_at < CAST(:to + 1 AS timestamp) AT TIME ZONE :zone
                        """).query((row, number) -> alert(row)).list();
    }

    /// Samples of the audit; one whose day an alert has come to cover since belongs to that.
    List<CheckedSample> samples(Period period) {
        return in(period, """
                        SELECT d.band, d.inclusion, d.probability, coalesce(d.verdict, '') AS verdict
                        FROM sentinel.audit_sample d
                        WHERE d.kind = 'below' AND d.day BETWEEN :from AND :to AND NOT\s""" + COVERED + ")")
                .query((row, number) -> new CheckedSample(
                        row.getString("band"),
                        row.getDouble("inclusion"),
                        row.getDouble("probability"),
                        row.getString("verdict")))
                .list();
    }

    /// Account-days below the line by band, of the days that were drawn from.
    SortedMap<String, Long> below(Period period) {
        SortedMap<String, Long> counts = new TreeMap<>();
        in(period, """
                        SELECT band, sum(account_days) AS days FROM sentinel.audit_stratum
                        WHERE day BETWEEN :from AND :to AND :zone <> '' GROUP BY band
                        """)
                .query((row, number) -> Map.entry(row.getString("band"), row.getLong("days")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /// Accounts and lawful account-days by group; false alerts are counted elsewhere and are 0
    /// here.
    List<GroupCount> groups(Period period) {
        return in(period, """
                        WITH f AS (SELECT e.account, min(e.day) AS first_seen FROM sentinel.account_day e
                                   GROUP BY e.account),
                             d AS (SELECT d.account, NOT\s""" + COVERED + """
                                      AND a.verdict = 'compromised') AS lawful,
                        """ + GROUPS + """
                                   FROM sentinel.account_day d JOIN f ON f.account = d.account
                                   WHERE d.day BETWEEN :from AND :to)
                        SELECT CASE WHEN grouping(d.countries) = 0 THEN 'countries'
                                    WHEN grouping(d.age) = 0 THEN 'age' ELSE 'volume' END AS division,
                               coalesce(d.countries, d.age, d.volume) AS name,
                               count(DISTINCT d.account) AS accounts,
                               count(d.account) FILTER (WHERE d.lawful) AS days
                        FROM d GROUP BY GROUPING SETS ((d.countries), (d.age), (d.volume))
                        ORDER BY division, name
                        """)
                .query((row, number) -> new GroupCount(
                        row.getString("division"),
                        row.getString("name"),
                        row.getLong("accounts"),
                        row.getLong("days"),
                        0))
                .list();
    }

    /// Account-days by score, in quarters of a bit.
    SortedMap<Double, Long> scores(Period period) {
        SortedMap<Double, Long> counts = new TreeMap<>();
        in(period, """
                        SELECT floor(score * 4) / 4 AS score, count(day) AS days FROM sentinel.account_day
                        WHERE day BETWEEN :from AND :to AND :zone <> '' GROUP BY floor(score * 4)
                        """)
                .query((row, number) -> Map.entry(row.getDouble("score"), row.getLong("days")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /// Seconds from each alert of the period being there to its account being secured, where it was; sorted.
    List<Double> toSecured(Period period) {
        return in(period, """
                        SELECT extract(epoch FROM s.secured_at - s.raised_at) AS seconds
                        FROM sentinel.securing s JOIN sentinel.alert a ON a.id = s.alert_id
                        WHERE s.secured_at IS NOT NULL
                          AND a.opened_at >= CAST(:from AS timestamp) AT TIME ZONE :zone
                          AND a.opened_at < CAST(:to + 1 AS timestamp) AT TIME ZONE :zone
                        ORDER BY seconds
                        """).query((row, number) -> row.getDouble("seconds")).list();
    }

    private StatementSpec in(Period period, String sql) {
        return jdbc.sql(sql)
                .param("from", period.from())
                .param("to", period.to())
                .param("zone", period.zone().getId());
    }

    private static CheckedAlert alert(ResultSet row) throws SQLException {
        return new CheckedAlert(
                row.getObject("day", LocalDate.class),
                row.getBoolean("drawn"),
                row.getLong("days"),
                row.getDouble("probability"),
                row.getDouble("seconds"),
                row.getString("verdict"),
                row.getString("countries"),
                row.getString("age"),
                row.getString("volume"));
    }
}
