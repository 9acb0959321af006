package org.carrel.sentinel.accuracy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.Environment;

/// Puts account-days, alerts and verdicts into the tables as the owner, as the detector and the
/// reviewers would.
public final class AccuracyData {

    private final Environment environment;

    public AccuracyData(Environment environment) {
        this.environment = environment;
    }

    public void day(String account, LocalDate day, double score, int documents, int countries) {
        execute("""
                INSERT INTO sentinel.account_day
                    (account, day, score, probability, documents, hits, addresses, networks, countries, bytes)
                VALUES (?, ?, ?, ?, ?, ?, 1, 1, ?, 12000000)
                """, account, day, score, 1 / (1 + Math.exp(6 - score)), documents, documents * 4L, countries);
    }

    /// The last line read was written at noon of this day.
    public void logReadUpTo(LocalDate day) {
        execute("DELETE FROM sentinel.detector");
        execute("""
                INSERT INTO sentinel.detector (id, settings, checkpoint, chunks, newest_line, saved_at)
                VALUES (1, '', '', 1, ?, ?)
                """, noon(day).atOffset(ZoneOffset.UTC), noon(day).atOffset(ZoneOffset.UTC));
    }

    /// An alert opened at noon and raised half a minute later.
    public long alert(String account, LocalDate day, double probability) {
        return number("""
                INSERT INTO sentinel.alert (account, opened_at, first_at, last_at, score, probability,
                                            documents_before, documents, raised_at)
                VALUES ('%s', '%s', '%s', '%s', 9, %s, 10, 200, '%s') RETURNING id
                """.formatted(
                account, noon(day), noon(day), noon(day), probability, noon(day).plusSeconds(30)));
    }

    public void decide(long alert, String verdict, UUID reviewer, Instant at, Integer seconds) {
        execute("""
                INSERT INTO sentinel.verdict (alert_id, reviewer, verdict, decided_at, seconds_spent)
                VALUES (?, ?, ?, ?, ?)
                """, alert, reviewer, verdict, at.atOffset(ZoneOffset.UTC), seconds);
        execute(
                "UPDATE sentinel.alert SET verdict = ?, decided_at = ?, decisions = decisions + 1 WHERE id = ?",
                verdict,
                at.atOffset(ZoneOffset.UTC),
                alert);
    }

    public static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    public long number(String sql) {
        return Long.parseLong(column(sql).getFirst());
    }

    public List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection owner = connect();
                PreparedStatement statement = owner.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    public void execute(String sql, Object... values) {
        try (Connection owner = connect();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void empty() {
        execute("""
                TRUNCATE sentinel.account_day, sentinel.alert, sentinel.audit_draw, sentinel.audit_sample,
                         sentinel.audit_second, sentinel.detector CASCADE
                """);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("carrel.database.url"),
                environment.getRequiredProperty("carrel.database.user"),
                environment.getRequiredProperty("carrel.database.password"));
    }
}
