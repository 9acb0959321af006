package org.carrel.privacy.version;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.carrel.database.AfterMigration;
import org.carrel.database.AppLogin;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.springframework.stereotype.Component;

/// Writes down the version of the notice by which the program now runs, where it ran by another one before.
@Component
class VersionAtStart implements AfterMigration {

    private final CanonicalNotice notice;
    private final Clock clock;

    VersionAtStart(CurrentNotice current, Clock clock) {
        this.notice = current.canonical();
        this.clock = clock;
    }

    @Override
    public void apply(Connection owner, AppLogin login) throws SQLException {
        String sql = """
                INSERT INTO privacy.notice_version (hash, content, came, added_at, first_start_at)
                VALUES (?, ?, CASE WHEN EXISTS (SELECT 1 FROM privacy.notice_version) THEN 'start' ELSE 'first' END, ?, ?)
                ON CONFLICT (hash) DO UPDATE
                SET first_start_at = greatest(excluded.first_start_at, notice_version.added_at)
                WHERE notice_version.first_start_at IS NULL
                """;
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            insert.setString(1, notice.hash());
            insert.setString(2, notice.text());
            insert.setObject(3, now);
            insert.setObject(4, now);
            insert.executeUpdate();
        }
        beginPeriod(owner, now);
    }

    private void beginPeriod(Connection owner, OffsetDateTime now) throws SQLException {
        String sql = """
                INSERT INTO privacy.notice_period (hash, began_at)
                SELECT n.hash, ? FROM (SELECT CAST(? AS text) AS hash) n
                WHERE n.hash IS DISTINCT FROM
                      (SELECT p.hash FROM privacy.notice_period p ORDER BY p.number DESC LIMIT 1)
                """;
        try (PreparedStatement insert = owner.prepareStatement(sql)) {
            insert.setObject(1, now);
            insert.setString(2, notice.hash());
            insert.executeUpdate();
        }
    }
}
