package org.carrel.sentinel.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.sentinel.alert.AlertDetail.Day;
import org.carrel.sentinel.alert.AlertDetail.Evidence;
import org.carrel.sentinel.alert.AlertDetail.Hour;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Alerts as they are read; the caller acts for the purpose.
@Repository
class AlertRepository {

    private static final String ROWS = """
            SELECT a.id, a.account, a.opened_at, a.first_at, a.last_at, a.score, a.probability, a.documents_before,
                   a.documents, coalesce(f.sentence, '') AS reason
            FROM sentinel.alert a
            LEFT JOIN sentinel.alert_finding f ON f.alert_id = a.id AND f.position = 0
            """;

    private final JdbcClient jdbc;

    AlertRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count() {
        return jdbc.sql("SELECT count(id) FROM sentinel.alert")
                .query(Long.class)
                .single();
    }

    List<AlertRow> list(AlertOrder order, int most, long offset) {
        return jdbc.sql(ROWS + "ORDER BY " + order.sql() + " LIMIT :most OFFSET :offset")
                .param("most", most)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
    }

    Optional<AlertRow> find(long id) {
        return jdbc.sql(ROWS + "WHERE a.id = ?")
                .param(id)
                .query((row, number) -> row(row))
                .optional();
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
                row.getString("reason"));
    }
}
