package org.carrel.people.staff;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.AccountId;
import org.carrel.people.StaffRole;
import org.carrel.people.account.Username;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Purpose: `administer_accounts`.
@Repository
class StaffRepository {

    private static final String ACCOUNTS = """
            SELECT a.id, coalesce(p.name, a.display_name) AS name, a.username,
                   a.password_hash IS NOT NULL AS can_sign_in,
                   array(SELECT r.role FROM people.staff_role r WHERE r.account_id = a.id) AS roles,
                   array(SELECT r.role FROM people.staff_role r
                         WHERE r.account_id = a.id AND r.granted_by = a.id) AS own_gifts,
                   EXISTS (SELECT f.account_id FROM people.feed_permission f WHERE f.account_id = a.id) AS in_feeds
            FROM people.account a LEFT JOIN people.person p ON p.id = a.person_id
            """;
    private static final String MEMBERS = ACCOUNTS + """
            WHERE a.closed_at IS NULL
              AND (a.person_id IS NULL
                   OR EXISTS (SELECT r.role FROM people.staff_role r WHERE r.account_id = a.id))
            """;

    /// Library users, not of the staff.
    private static final String USERS = ACCOUNTS + """
            WHERE a.closed_at IS NULL AND a.person_id IS NOT NULL AND a.username = :username
              AND NOT EXISTS (SELECT r.role FROM people.staff_role r WHERE r.account_id = a.id)
            """;

    private final JdbcClient jdbc;

    StaffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Open accounts with a role, and those that belong to no library user.
    List<StaffMember> all() {
        return jdbc.sql(MEMBERS + "ORDER BY name, a.username")
                .query((row, number) -> member(row))
                .list();
    }

    Optional<StaffMember> one(AccountId account) {
        return jdbc.sql(MEMBERS + "AND a.id = :id")
                .param("id", account.value())
                .query((row, number) -> member(row))
                .optional();
    }

    /// A library user, not of the staff.
    Optional<StaffMember> user(Username username) {
        return jdbc.sql(USERS)
                .param("username", username.value())
                .query((row, number) -> member(row))
                .optional();
    }

    /// A library user, not of the staff, whose password is refused.
    Optional<StaffMember> locked(Username username) {
        return jdbc.sql(USERS + "AND a.new_password_since IS NOT NULL")
                .param("username", username.value())
                .query((row, number) -> member(row))
                .optional();
    }

    /// The systems librarians who can sign in, held until the transaction ends: two who remove each other at once would
    /// leave none.
    List<UUID> holdSystemsLibrarians() {
        return jdbc.sql("""
                        SELECT r.account_id FROM people.staff_role r JOIN people.account a ON a.id = r.account_id
                        WHERE r.role = 'systems_librarian' AND a.closed_at IS NULL AND a.password_hash IS NOT NULL
                          AND a.new_password_since IS NULL
                        ORDER BY r.account_id FOR UPDATE OF r
                        """)
                .query((row, number) -> row.getObject("account_id", UUID.class))
                .list();
    }

    void grant(AccountId account, StaffRole role, AccountId by, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.staff_role (account_id, role, granted_at, granted_by)
                        VALUES (:account, :role, :now, :by)
                        ON CONFLICT (account_id, role) DO NOTHING
                        """)
                .param("account", account.value())
                .param("role", role.key())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .update();
    }

    void revoke(AccountId account, StaffRole role) {
        jdbc.sql("DELETE FROM people.staff_role WHERE account_id = :account AND role = :role")
                .param("account", account.value())
                .param("role", role.key())
                .update();
    }

    /// An account that belonged to no library user belongs to one from now on: somebody of whom feeds may speak.
    void makeUser(AccountId account, Instant now) {
        jdbc.sql("""
                        WITH made AS (
                          INSERT INTO people.person (id, name, created_at)
                          SELECT :person, a.display_name, :now FROM people.account a
                          WHERE a.id = :account AND a.person_id IS NULL RETURNING id)
                        UPDATE people.account a SET person_id = m.id, display_name = NULL
                        FROM made m WHERE a.id = :account
                        """)
                .param("person", UUID.randomUUID())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account.value())
                .update();
    }

    void allowFeeds(AccountId account, AccountId by, Instant now) {
        jdbc.sql("""
                        INSERT INTO people.feed_permission (account_id, allowed_at, allowed_by) VALUES (:account, :now, :by)
                        ON CONFLICT (account_id) DO NOTHING
                        """)
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .update();
    }

    void forbidFeeds(AccountId account) {
        jdbc.sql("DELETE FROM people.feed_permission WHERE account_id = :account")
                .param("account", account.value())
                .update();
    }

    void forgetPassword(AccountId account) {
        jdbc.sql("UPDATE people.account SET password_hash = NULL WHERE id = :id")
                .param("id", account.value())
                .update();
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        return new StaffMember(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("username"),
                row.getBoolean("can_sign_in"),
                roles(row.getArray("roles")),
                roles(row.getArray("own_gifts")),
                row.getBoolean("in_feeds"));
    }

    private static Set<StaffRole> roles(Array keys) throws SQLException {
        EnumSet<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
        for (String key : (String[]) keys.getArray()) {
            roles.add(StaffRole.valueOf(key.toUpperCase(Locale.ROOT)));
        }
        return roles;
    }
}
