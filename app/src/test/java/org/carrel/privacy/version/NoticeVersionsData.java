package org.carrel.privacy.version;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.springframework.core.env.Environment;

/// Versions of the notice, put into the database as its owner would find them.
final class NoticeVersionsData {

    static final String NEW_PURPOSE =
            "\"sell_names\":{\"title\":\"Selling names\",\"basis\":\"A6-1-f\",\"assessment\":\"LIA-99\","
                    + "\"reads\":[\"contact\",\"name\"],\"operations\":[\"read\"],\"view\":\"personal\",\"dpv\":\"dpv:Marketing\"},\"show_own_data\"";

    private final Environment environment;
    private final CanonicalNotice current;

    NoticeVersionsData(Environment environment, CurrentNotice notice) {
        this.environment = environment;
        this.current = notice.canonical();
    }

    /// As when the program had just been installed.
    void empty() {
        execute("DELETE FROM privacy.notice_seen");
        execute("DELETE FROM privacy.notice_letter");
        execute("DELETE FROM privacy.notice_decision");
        execute("DELETE FROM privacy.notice_signature");
        execute("DELETE FROM privacy.notice_period");
        execute("DELETE FROM privacy.notice_version WHERE hash <> ?", current.hash());
        period(current);
    }

    /// A newer notice: a new purpose for data already held.
    CanonicalNotice newer() {
        return CanonicalNotice.parse(current.text().replace("\"show_own_data\"", NEW_PURPOSE));
    }

    /// An older notice, by which the program ran: names stayed half as long.
    CanonicalNotice older(Instant since) {
        CanonicalNotice older = CanonicalNotice.parse(current.text()
                .replace("\"title\":\"Contact details\"", "\"title\":\"How you are reached\"")
                .replace(
                        ",\"period\":\"P3M\",\"then\":\"decorrelate\"",
                        ",\"period\":\"P1M\",\"then\":\"decorrelate\""));
        execute(
                "INSERT INTO privacy.notice_version (hash, content, came, added_at, first_start_at) VALUES (?, ?, 'start', ?, ?)",
                older.hash(),
                older.text(),
                since.atOffset(ZoneOffset.UTC),
                since.atOffset(ZoneOffset.UTC));
        execute("DELETE FROM privacy.notice_period");
        period(older);
        period(current);
        return older;
    }

    /// As if the program had been started with it.
    void started(CanonicalNotice notice, Instant at) {
        execute(
                "UPDATE privacy.notice_version SET first_start_at = greatest(?, added_at) WHERE hash = ?",
                at.atOffset(ZoneOffset.UTC),
                notice.hash());
        period(notice);
    }

    /// Long before anything that a test does.
    void period(CanonicalNotice notice) {
        execute("INSERT INTO privacy.notice_period (hash, began_at) VALUES (?, '2001-01-01 00:00+00')", notice.hash());
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("carrel.database.url"),
                environment.getRequiredProperty("carrel.database.user"),
                environment.getRequiredProperty("carrel.database.password"));
    }

    void execute(String sql, Object... values) {
        try (Connection owner = owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
