package org.carrel.privacy.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The versions and what was decided about them. Nothing of it is changed once it is written, but for the first start.
///
/// Purposes: `keep_notice` to sign, `tell_changes` for who has seen what; the versions themselves are nobody's data.
@Repository
class VersionRepository {

    private static final String VERSIONS = """
            SELECT v.hash, v.content, v.came, v.added_at, v.first_start_at, s.signed_at
            FROM privacy.notice_version v LEFT JOIN privacy.notice_signature s ON s.hash = v.hash
            """;

    private final JdbcClient jdbc;

    VersionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those the program has not run by first, then the newest.
    List<NoticeVersion> all() {
        return jdbc.sql(VERSIONS + "ORDER BY v.first_start_at DESC NULLS FIRST, v.added_at DESC, v.hash")
                .query((row, number) -> version(row))
                .list();
    }

    Optional<NoticeVersion> one(String hash) {
        return jdbc.sql(VERSIONS + "WHERE v.hash = :hash")
                .param("hash", hash)
                .query((row, number) -> version(row))
                .optional();
    }

    /// By which notices the program ran, one after the other, the newest first; one may stand there more than once.
    List<String> periods() {
        return jdbc.sql("SELECT hash FROM privacy.notice_period ORDER BY number DESC")
                .query((row, number) -> row.getString("hash"))
                .list();
    }

    void upload(String hash, String content, Instant now) {
        jdbc.sql("""
                        INSERT INTO privacy.notice_version (hash, content, came, added_at)
                        VALUES (:hash, :content, 'upload', :now) ON CONFLICT (hash) DO NOTHING
                        """)
                .param("hash", hash)
                .param("content", content)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return whether nobody had signed it before
    boolean sign(String hash, UUID by, Instant now) {
        return jdbc.sql("""
                        INSERT INTO privacy.notice_signature (hash, signed_at, signed_by) VALUES (:hash, :now, :by)
                        ON CONFLICT (hash) DO NOTHING
                        """)
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    void decide(String hash, Decision decision, UUID by) {
        jdbc.sql("""
                        INSERT INTO privacy.notice_decision (hash, number, change, choice, reason, decided_by)
                        VALUES (:hash, :number, :change, :choice, :reason, :by)
                        """)
                .param("hash", hash)
                .param("number", decision.number())
                .param("change", decision.change())
                .param("choice", decision.choice())
                .param("reason", decision.reason())
                .param("by", by)
                .update();
    }

    /// Purpose: `keep_notice`.
    List<Decision> decisions(String hash) {
        return jdbc.sql("""
                        SELECT d.number, d.change, d.choice, d.reason FROM privacy.notice_decision d
                        WHERE d.hash = :hash ORDER BY d.number
                        """)
                .param("hash", hash)
                .query((row, number) -> new Decision(
                        row.getInt("number"),
                        row.getString("change"),
                        row.getString("choice"),
                        row.getString("reason")))
                .list();
    }

    /// Changes that people are told of, of versions the program has run by since `since`.
    List<Told> told(Instant since) {
        return jdbc.sql("""
                        SELECT v.hash, v.first_start_at, d.change
                        FROM privacy.notice_version v JOIN privacy.notice_decision d ON d.hash = v.hash
                        WHERE d.choice = 'tell' AND v.first_start_at > :since
                        ORDER BY v.first_start_at DESC, d.number
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Told(
                        row.getString("hash"),
                        row.getTimestamp("first_start_at").toInstant(),
                        row.getString("change")))
                .list();
    }

    /// Purpose: `tell_changes`.
    List<String> seen(UUID account) {
        return jdbc.sql("SELECT n.hash FROM privacy.notice_seen n WHERE n.account = :account")
                .param("account", account)
                .query((row, number) -> row.getString("hash"))
                .list();
    }

    /// Purpose: `tell_changes`.
    void see(UUID account, String hash, Instant now) {
        jdbc.sql("""
                        INSERT INTO privacy.notice_seen (account, hash, seen_at) VALUES (:account, :hash, :now)
                        ON CONFLICT (account, hash) DO NOTHING
                        """)
                .param("account", account)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static NoticeVersion version(ResultSet row) throws SQLException {
        return new NoticeVersion(
                row.getString("hash"),
                row.getString("content"),
                row.getString("came"),
                row.getTimestamp("added_at").toInstant(),
                instant(row.getTimestamp("first_start_at")),
                instant(row.getTimestamp("signed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /// A change that people are told of.
    record Told(String hash, Instant since, String change) {}
}
