package org.carrel.privacy.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.database.AppLogin;
import org.carrel.database.DatabaseRefused;
import org.carrel.privacy.Purpose;

/// Makes the database's roles and privileges those of the plan: grants what is missing, takes away what is too much.
final class GrantWriter {

    private final Connection owner;
    private final LiveDatabase live;

    GrantWriter(Connection owner) {
        this.owner = owner;
        this.live = new LiveDatabase(owner);
    }

    void write(SortedSet<Grant> plan, Set<String> purposes, AppLogin login) throws SQLException {
        roles(purposes, login);
        SortedSet<Grant> held = live.grants();
        try (Statement statement = owner.createStatement()) {
            for (Grant surplus : difference(held, plan)) {
                statement.addBatch("REVOKE " + clause(surplus, "FROM") + " CASCADE");
            }
            for (Grant missing : difference(plan, held)) {
                statement.addBatch("GRANT " + clause(missing, "TO"));
            }
            statement.executeBatch();
        }
        requireEqual(plan);
        requireNoOtherPowers(login, purposes);
    }

    private void requireNoOtherPowers(AppLogin login, Set<String> purposes) throws SQLException {
        List<String> found = new OtherPowers(owner).found(login, purposes);
        if (!found.isEmpty()) {
            throw new DatabaseRefused(
                    "The database gives more than the privacy notice does:\n  " + String.join("\n  ", found));
        }
    }

    private void requireEqual(SortedSet<Grant> plan) throws SQLException {
        SortedSet<Grant> now = live.grants();
        if (!now.equals(plan)) {
            SortedSet<Grant> wrong = new TreeSet<>(difference(now, plan));
            wrong.addAll(difference(plan, now));
            throw new DatabaseRefused("The database's privileges are not those of the notice and could not be made so, "
                    + "beginning with: " + wrong.first());
        }
    }

    /// A purpose's role cannot sign in; the app's login may become it, and without becoming it inherits nothing of it.
    private void roles(Set<String> purposes, AppLogin login) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            ensureRole(statement, GrantPlan.PLAIN);
            statement.execute(
                    "GRANT " + GrantPlan.PLAIN + " TO " + quoted(login.name()) + " WITH INHERIT TRUE, SET FALSE");
            Set<String> wanted = new TreeSet<>();
            for (String purpose : purposes) {
                String role = new Purpose(purpose).role();
                wanted.add(role);
                ensureRole(statement, role);
                statement.execute("GRANT " + GrantPlan.PLAIN + " TO " + role + " WITH INHERIT TRUE, SET FALSE");
                statement.execute("GRANT " + role + " TO " + quoted(login.name()) + " WITH INHERIT FALSE, SET TRUE");
            }
            for (String former : difference(memberships(login), wanted)) {
                statement.execute("REVOKE " + quoted(former) + " FROM " + quoted(login.name()));
            }
        }
    }

    private void ensureRole(Statement statement, String role) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    statement.execute("CREATE ROLE " + role + " NOLOGIN INHERIT");
                }
            }
        }
    }

    /// Every role the login belongs to, whoever gave it, but for the impersonal one.
    private SortedSet<String> memberships(AppLogin login) throws SQLException {
        String sql = """
                SELECT role.rolname FROM pg_auth_members m
                JOIN pg_roles role ON role.oid = m.roleid JOIN pg_roles member ON member.oid = m.member
                WHERE member.rolname = ? AND role.rolname <> ?
                """;
        SortedSet<String> roles = new TreeSet<>();
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, login.name());
            query.setString(2, GrantPlan.PLAIN);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    roles.add(rows.getString(1));
                }
            }
        }
        return roles;
    }

    private static String clause(Grant grant, String direction) {
        String object = grant.table()
                .map(table -> quoted(grant.schema()) + "." + quoted(table))
                .orElseGet(() -> "SCHEMA " + quoted(grant.schema()));
        String column = grant.column().map(name -> " (" + quoted(name) + ")").orElse("");
        String role = grant.role().equals("public") ? "PUBLIC" : quoted(grant.role());
        return grant.privilege() + column + " ON " + object + " " + direction + " " + role;
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static <T> SortedSet<T> difference(SortedSet<T> from, Set<T> taken) {
        SortedSet<T> rest = new TreeSet<>(from);
        rest.removeAll(taken);
        return rest;
    }
}
