package org.carrel.sentinel.accuracy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.sentinel.review.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Samples as a reviewer reads and decides them: no statement here names a score. Purpose:
/// `check_detector`.
@Repository
class AuditRepository {

    /// Nobody is asked twice about one thing.
    private static final String FOR_ME = """
            NOT EXISTS (SELECT v.id FROM sentinel.verdict v WHERE v.alert_id = s.alert_id AND v.reviewer = :me)
            AND NOT EXISTS (SELECT w.id FROM sentinel.audit_verdict w
                            WHERE w.sample_id = s.first_id AND w.reviewer = :me)
            """;

    /// Of somebody who has objected since nothing is kept that could be judged.
    private static final String KEPT = """
            EXISTS (SELECT k.day FROM sentinel.account_day k WHERE k.account = s.account AND k.day = s.day)
            """;

    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Sample.Waiting> waiting(UUID me, int most) {
        return jdbc.sql("SELECT s.id, s.day FROM sentinel.audit_sample s WHERE s.verdict IS NULL AND " + KEPT + " AND "
                        + FOR_ME + "ORDER BY s.id LIMIT :most")
                .param("me", me)
                .param("most", most)
                .query((row, number) -> waiting(row))
                .list();
    }

    List<Sample.Waiting> decidedBy(UUID me, int most) {
        return jdbc.sql("""
                        SELECT id, day FROM sentinel.audit_sample WHERE decided_by = :me
                        ORDER BY decided_at DESC, id DESC LIMIT :most
                        """)
                .param("me", me)
                .param("most", most)
                .query((row, number) -> waiting(row))
                .list();
    }

    /// What must be known of a sample to show or decide it.
    record Standing(long id, String account, LocalDate day, int decisions, String verdict) {}

    /// The sample, if it waits for this reviewer or was decided by them.
    Optional<Standing> find(long id, UUID me) {
        return jdbc.sql("SELECT s.id, s.account, s.day, s.decisions, coalesce(s.verdict, '') AS verdict "
                        + "FROM sentinel.audit_sample s WHERE s.id = :id AND (s.decided_by = :me OR s.verdict IS NULL AND "
                        + FOR_ME + ")")
                .param("id", id)
                .param("me", me)
                .query((row, number) -> new Standing(
                        row.getLong("id"),
                        row.getString("account"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("decisions"),
                        row.getString("verdict")))
                .optional();
    }

    boolean decidedByAnother(long id, UUID me) {
        return jdbc.sql("SELECT count(id) FROM sentinel.audit_sample WHERE id = :id AND decided_by <> :me")
                        .param("id", id)
                        .param("me", me)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    String lastNote(long id, UUID me) {
        return jdbc.sql("""
                        SELECT note FROM sentinel.audit_verdict WHERE sample_id = :id AND reviewer = :me
                        ORDER BY id DESC LIMIT 1
                        """)
                .param("id", id)
                .param("me", me)
                .query(String.class)
                .optional()
                .orElse("");
    }

    List<Sample.Day> days(String account, LocalDate asked, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT day, documents, hits, addresses, networks, countries, bytes, day = :asked AS asked
                        FROM sentinel.account_day
                        WHERE account = :account AND day BETWEEN :from AND :to
                        ORDER BY day
                        """)
                .param("account", account)
                .param("asked", asked)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Sample.Day(
                        row.getObject("day", LocalDate.class),
                        row.getInt("documents"),
                        row.getLong("hits"),
                        row.getInt("addresses"),
                        row.getInt("networks"),
                        row.getInt("countries"),
                        row.getLong("bytes"),
                        row.getBoolean("asked")))
                .list();
    }

    void opened(long id, UUID me, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.audit_opening (sample_id, reviewer, opened_at) VALUES (:id, :me, :at)
                        ON CONFLICT (sample_id, reviewer) DO NOTHING
                        """)
                .param("id", id)
                .param("me", me)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return whether nobody has decided since
    boolean decide(long id, int seen, Verdict verdict, UUID me, Instant at) {
        return jdbc.sql("""
                        UPDATE sentinel.audit_sample
                        SET verdict = :verdict, decided_by = :me, decided_at = :at, decisions = decisions + 1
                        WHERE id = :id AND decisions = :seen
                        """)
                        .param("verdict", verdict.key())
                        .param("me", me)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("seen", seen)
                        .update()
                == 1;
    }

    /// The time a first decision took runs from the first opening; that of a change is not known.
    void remember(long id, Verdict verdict, String note, UUID me, Instant at) {
        jdbc.sql("""
                        INSERT INTO sentinel.audit_verdict (sample_id, reviewer, verdict, note, decided_at, seconds_spent)
                        SELECT :id, :me, :verdict, :note, :at,
                               CASE WHEN EXISTS (SELECT v.id FROM sentinel.audit_verdict v WHERE v.sample_id = :id)
                                    THEN NULL
                                    ELSE (SELECT CAST(extract(epoch FROM :at - o.opened_at) AS integer)
                                          FROM sentinel.audit_opening o WHERE o.sample_id = :id AND o.reviewer = :me)
                               END
                        """)
                .param("id", id)
                .param("me", me)
                .param("verdict", verdict.key())
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Sample.Waiting waiting(ResultSet row) throws SQLException {
        return new Sample.Waiting(row.getLong("id"), row.getObject("day", LocalDate.class));
    }
}
