package org.carrel.privacy.version;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.carrel.database.BeforeMigration;
import org.carrel.database.DatabaseRefused;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A real library runs by no notice that its data protection officer has not signed. The first one, of an installation
/// that has none yet, is taken as it is: nobody could sign it before somebody can sign in.
@Component
@Profile("!demo")
class SignedBeforeStart implements BeforeMigration {

    private final CanonicalNotice notice;

    SignedBeforeStart(CurrentNotice current) {
        this.notice = current.canonical();
    }

    @Override
    public void check(Connection owner) throws SQLException {
        if (isFirst(owner)) {
            return;
        }
        if (!isSigned(owner)) {
            throw new DatabaseRefused("No data protection officer has signed this version of the privacy notice ("
                    + notice.shortHash()
                    + "). Nothing was changed. Start the version (or the notice file) that ran until"
                    + " now; paste there what the new one writes with `./carrel notice print`, at"
                    + " /privacy/officer/versions; have it signed; then start this one again");
        }
        requireNothingUndecided(owner);
    }

    /// A signature says what was decided of the step from the version that was in force then. Where an
    /// older version comes back, or another was started in between, it is another step: where that
    /// would do more with people's data, this version has to become a new one.
    private void requireNothingUndecided(Connection owner) throws SQLException {
        Optional<CanonicalNotice> inForce = inForce(owner);
        if (inForce.isEmpty() || inForce.get().hash().equals(notice.hash()) || isSignedSince(owner)) {
            return;
        }
        List<NoticeChange> more = NoticeDiff.between(inForce.get(), notice).stream()
                .filter(NoticeChange::substantial)
                .toList();
        if (!more.isEmpty()) {
            throw new DatabaseRefused("What this version of the privacy notice (" + notice.shortHash()
                    + ") would do more with people's data than the one in force ("
                    + inForce.get().shortHash()
                    + ") was never decided; the changes are " + more.size()
                    + ". It was signed, or ran, before that one began."
                    + " Nothing was changed. Start the version in force; give this notice a new date (`updated`), paste it"
                    + " at /privacy/officer/versions, and have it signed");
        }
    }

    private static Optional<CanonicalNotice> inForce(Connection owner) throws SQLException {
        if (!yes(owner, "SELECT to_regclass('privacy.notice_period') IS NOT NULL")) {
            return Optional.empty();
        }
        String sql = """
                SELECT v.hash, v.content FROM privacy.notice_period p JOIN privacy.notice_version v ON v.hash = p.hash
                ORDER BY p.number DESC LIMIT 1
                """;
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next()
                    ? Optional.of(new CanonicalNotice(rows.getString("content"), rows.getString("hash")))
                    : Optional.empty();
        }
    }

    /// Whether it was signed while the version in force was in force.
    private boolean isSignedSince(Connection owner) throws SQLException {
        String sql = """
                SELECT EXISTS (SELECT 1 FROM privacy.notice_signature s
                               WHERE s.hash = ? AND s.signed_at >=
                                     (SELECT p.began_at FROM privacy.notice_period p ORDER BY p.number DESC LIMIT 1))
                """;
        return ofThis(owner, sql);
    }

    private static boolean isFirst(Connection owner) throws SQLException {
        if (!yes(owner, "SELECT to_regclass('privacy.notice_version') IS NOT NULL")) {
            return true;
        }
        return yes(owner, "SELECT NOT EXISTS (SELECT 1 FROM privacy.notice_version)");
    }

    private static boolean yes(Connection owner, String question) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private boolean isSigned(Connection owner) throws SQLException {
        String sql = """
                SELECT EXISTS (SELECT 1 FROM privacy.notice_version v
                               WHERE v.hash = ?
                                 AND (v.came = 'first'
                                      OR EXISTS (SELECT 1 FROM privacy.notice_signature s WHERE s.hash = v.hash)))
                """;
        return ofThis(owner, sql);
    }

    /// @param question with this notice's hash as its one parameter
    private boolean ofThis(Connection owner, String question) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(question)) {
            query.setString(1, notice.hash());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
