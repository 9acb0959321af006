package org.carrel.sentinel.accuracy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.carrel.sentinel.accuracy.Draw.Candidate;
import org.carrel.sentinel.accuracy.Draw.Drawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is drawn for the audit. Purpose: `check_detector`.
@Repository
class SamplingRepository {

    private static final long TURN = 0x4175646974L;

    private final JdbcClient jdbc;

    SamplingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Nodes draw one after the other; released with the transaction.
    void takeTurn() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:turn)")
                .param("turn", TURN)
                .query((row, number) -> 0)
                .list();
    }

    /// Complete days nobody has drawn from, the last `most` days of the log; a day is complete an
    /// hour after its end.
    List<LocalDate> daysDue(ZoneId zone, int most) {
        return jdbc.sql("""
                        WITH newest AS (
                            SELECT CAST((newest_line - INTERVAL '1 hour') AT TIME ZONE :zone AS date) AS running
                            FROM sentinel.detector WHERE newest_line IS NOT NULL)
                        SELECT DISTINCT d.day AS day FROM sentinel.account_day d, newest n
                        WHERE d.day < n.running AND d.day >= n.running - :most
                          AND NOT EXISTS (SELECT a.day FROM sentinel.audit_draw a WHERE a.day = d.day)
                        ORDER BY d.day
                        """)
                .param("zone", zone.getId())
                .param("most", most)
                .query((row, number) -> row.getObject("day", LocalDate.class))
                .list();
    }

    List<Candidate> candidates(LocalDate day, ZoneId zone) {
        return jdbc.sql("""
                        SELECT d.account, d.score, d.probability, d.countries,
                               (SELECT min(e.day) FROM sentinel.account_day e WHERE e.account = d.account) AS first_seen,
                               (SELECT min(f.day) FROM sentinel.account_day f) AS first_of_all
                        FROM sentinel.account_day d
                        WHERE d.day = :day AND NOT EXISTS (
                            SELECT a.id FROM sentinel.alert a
                            WHERE a.account = d.account
                              AND d.day BETWEEN CAST(a.first_at AT TIME ZONE :zone AS date)
                                            AND CAST(a.last_at AT TIME ZONE :zone AS date))
                        """)
                .param("day", day)
                .param("zone", zone.getId())
                .query((row, number) -> new Candidate(
                        row.getString("account"),
                        row.getDouble("probability"),
                        Stratum.of(
                                row.getDouble("score"),
                                row.getInt("countries"),
                                day,
                                row.getObject("first_seen", LocalDate.class),
                                row.getObject("first_of_all", LocalDate.class))))
                .list();
    }

    void saveDraw(LocalDate day, long seed, double expected, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.audit_draw (day, drawn_at, seed, expected)
                        VALUES (:day, :at, :seed, :expected)
                        """)
                .param("day", day)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("seed", seed)
                .param("expected", expected)
                .update();
    }

    void saveStrata(LocalDate day, Map<Stratum, Long> counts, Map<String, Double> inclusion) {
        counts.forEach((stratum, count) -> jdbc.sql("""
                        INSERT INTO sentinel.audit_stratum (day, band, countries, age, cohort, account_days, inclusion)
                        VALUES (:day, :band, :countries, :age, :cohort, :count, :inclusion)
                        """)
                .param("day", day)
                .param("band", stratum.band())
                .param("countries", stratum.countries())
                .param("age", stratum.age())
                .param("cohort", stratum.cohort())
                .param("count", count)
                .param("inclusion", inclusion.getOrDefault(stratum.band(), 0.0))
                .update());
    }

    void saveSample(LocalDate day, Drawn drawn, Instant at) {
        Stratum stratum = drawn.candidate().stratum();
        jdbc.sql("""
                        INSERT INTO sentinel.audit_sample
                            (kind, account, day, band, countries, age, cohort, probability, inclusion, drawn_at)
                        VALUES ('below', :account, :day, :band, :countries, :age, :cohort, :probability, :inclusion, :at)
                        """)
                .param("account", drawn.candidate().account())
                .param("day", day)
                .param("band", stratum.band())
                .param("countries", stratum.countries())
                .param("age", stratum.age())
                .param("cohort", stratum.cohort())
                .param("probability", drawn.candidate().probability())
                .param("inclusion", drawn.inclusion())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
