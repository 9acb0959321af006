package org.carrel.sentinel.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.sentinel.alert.AlertDetail.Day;
import org.carrel.sentinel.alert.AlertDetail.Evidence;
import org.carrel.sentinel.alert.AlertDetail.Hour;
import org.carrel.sentinel.alert.AlertDetail.Session;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Alerts as they are read; the caller acts for the purpose.
@Repository
class AlertRepository {

    private static final String COLUMNS = """
            a.id, a.account, a.opened_at, a.first_at, a.last_at, a.score, a.probability, a.documents_before, a.documents,
            a.campaign, a.verdict, a.decisions, a.unsecured
            """;

    private static final String WITH_REASON = """
            SELECT a.id, a.account, a.opened_at, a.last_at, a.score, a.probability, a.documents_before, a.documents,
                   a.campaign, a.verdict, a.decisions, a.unsecured, %s AS loss, coalesce(f.sentence, '') AS reason
            FROM (%s) a LEFT JOIN sentinel.alert_finding f ON f.alert_id = a.id AND f.position = 0
            """;

    private final JdbcClient jdbc;

    AlertRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(AlertFilter filter, Instant now) {
        return jdbc.sql("SELECT count(a.id) FROM sentinel.alert a WHERE " + filter.sql())
                .params(filter.isWaiting() ? Map.of("now", now.atOffset(ZoneOffset.UTC)) : Map.of())
                .query(Long.class)
                .single();
    }

    List<AlertRow> list(AlertFilter filter, AlertOrder order, Instant now, int most, long offset) {
        // only the rows of the page are looked up further, and what is passed over is counted in an index alone
        String ids = "SELECT a.id FROM sentinel.alert a WHERE %s ORDER BY %s LIMIT :most OFFSET :offset"
                .formatted(filter.sql(), order.sql());
        String page = "SELECT %s FROM sentinel.alert a WHERE a.id IN (%s)".formatted(COLUMNS, ids);
        return jdbc.sql(WITH_REASON.formatted(AlertOrder.EXPECTED_LOSS, page) + "ORDER BY " + order.sql())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
    }

    Optional<AlertRow> find(long id, Instant now) {
        return jdbc.sql(WITH_REASON.formatted(
                        AlertOrder.EXPECTED_LOSS, "SELECT " + COLUMNS + " FROM sentinel.alert a WHERE a.id = :id"))
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row(row))
                .optional();
    }

    Standing standing(long id, Instant now) {
        return jdbc.sql("""
                        SELECT a.verdict IS NOT NULL AS decided, a.verdict = 'compromised' AS compromised,
                               a.verdict IS NULL OR a.unsecured AS open,
                               EXISTS (SELECT s.id FROM sentinel.securing s
                                       WHERE s.alert_id = a.id AND s.undo_asked_at IS NULL) AS secured,
                               EXISTS (SELECT s.id FROM sentinel.securing s
                                       WHERE s.alert_id = a.id AND s.undo_asked_at IS NOT NULL) AS taken_back,
                               %s AS left_alone
                        FROM sentinel.alert a WHERE a.id = :id
                        """.formatted(AlertFilter.Sql.SUPPRESSED))
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Standing(
                        row.getBoolean("decided"),
                        row.getBoolean("compromised"),
                        row.getBoolean("open"),
                        row.getBoolean("secured"),
                        row.getBoolean("taken_back"),
                        row.getBoolean("left_alone")))
                .single();
    }

    String unavailable(long id) {
        return jdbc.sql("SELECT unavailable FROM sentinel.alert WHERE id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    List<Session> sessions(long id) {
        return jdbc.sql("""
                        SELECT from_at, to_at, network, country, network_class, is_new, hits, documents
                        FROM sentinel.alert_session WHERE alert_id = ? ORDER BY position
                        """)
                .param(id)
                .query((row, number) -> new Session(
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("to_at").toInstant(),
                        row.getInt("network"),
                        row.getString("country"),
                        row.getString("network_class"),
                        row.getBoolean("is_new"),
                        row.getInt("hits"),
                        row.getInt("documents")))
                .list();
    }

    Instant firstAt(long id) {
        return jdbc.sql("SELECT first_at FROM sentinel.alert WHERE id = ?")
                .param(id)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    List<Evidence> evidence(long id) {
        return jdbc.sql("SELECT bits, sentence FROM sentinel.alert_finding WHERE alert_id = ? ORDER BY position")
                .param(id)
                .query((row, number) -> new Evidence(row.getDouble("bits"), row.getString("sentence")))
                .list();
    }

    List<Hour> hours(long id) {
        return jdbc.sql("SELECT start_at, documents FROM sentinel.alert_hour WHERE alert_id = ? ORDER BY start_at")
                .param(id)
                .query((row, number) -> new Hour(row.getTimestamp(1).toInstant(), row.getInt(2)))
                .list();
    }

    /// The account's active days from `from` to `to`, both included.
    List<Day> days(String account, LocalDate from, LocalDate to, LocalDate episodeFrom, LocalDate episodeTo) {
        return jdbc.sql("""
                        SELECT day, score, documents, hits, addresses, networks, countries,
                               day BETWEEN :episodeFrom AND :episodeTo AS in_episode
                        FROM sentinel.account_day
                        WHERE account = :account AND day BETWEEN :from AND :to
                        ORDER BY day
                        """)
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .param("episodeFrom", episodeFrom)
                .param("episodeTo", episodeTo)
                .query((row, number) -> day(row))
                .list();
    }

    private static Day day(ResultSet row) throws SQLException {
        return new Day(
                row.getObject("day", LocalDate.class),
                row.getDouble("score"),
                row.getInt("documents"),
                row.getLong("hits"),
                row.getInt("addresses"),
                row.getInt("networks"),
                row.getInt("countries"),
                row.getBoolean("in_episode"));
    }

    private static AlertRow row(ResultSet row) throws SQLException {
        return new AlertRow(
                row.getLong("id"),
                row.getString("account"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getDouble("score"),
                row.getDouble("probability"),
                row.getInt("documents_before"),
                row.getInt("documents"),
                row.getString("reason"),
                row.getString("campaign"),
                row.getString("verdict"),
                row.getInt("decisions"),
                row.getBoolean("unsecured"),
                row.getDouble("loss"));
    }
}
