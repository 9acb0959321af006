package org.carrel.privacy.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.database.AppLogin;
import org.carrel.privacy.Purpose;

/// Ways to personal data that no privilege on a table shows: membership in other roles, functions that run with their
/// owner's rights, and room to make tables of one's own.
final class OtherPowers {

    private final Connection owner;

    OtherPowers(Connection owner) {
        this.owner = owner;
    }

    /// One sentence for each; empty when there is none.
    List<String> found(AppLogin login, Set<String> purposes) throws SQLException {
        List<String> found = new ArrayList<>();
        memberships(login, purposes, found);
        for (String function : column("""
                SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                  AND NOT EXISTS (SELECT 1 FROM pg_depend d
                                  WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
                ORDER BY 1
                """)) {
            found.add(
                    "the function " + function + " runs with its owner's rights: drop it, or make it SECURITY INVOKER");
        }
        for (String power : column("""
                SELECT power FROM unnest(ARRAY['CREATE', 'TEMP']) AS power
                WHERE has_database_privilege(?, current_database(), power)
                """, login.name())) {
            found.add(login.name() + " holds " + power + " on the database: revoke it, also from PUBLIC");
        }
        return found;
    }

    /// The login becomes a purpose and inherits nothing but what is nobody's; no role of ours belongs to any other.
    private void memberships(AppLogin login, Set<String> purposes, List<String> found) throws SQLException {
        Set<String> ours = new TreeSet<>();
        Set<String> expected = new TreeSet<>();
        ours.add(login.name());
        ours.add(GrantPlan.PLAIN);
        expected.add(membership(login.name(), GrantPlan.PLAIN, true, false));
        for (String purpose : purposes) {
            String role = new Purpose(purpose).role();
            ours.add(role);
            expected.add(membership(role, GrantPlan.PLAIN, true, false));
            expected.add(membership(login.name(), role, false, true));
        }
        String sql = """
                SELECT member.rolname, role.rolname, m.inherit_option, m.set_option, m.admin_option
                FROM pg_auth_members m
                JOIN pg_roles role ON role.oid = m.roleid JOIN pg_roles member ON member.oid = m.member
                """;
        try (PreparedStatement query = owner.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String held = membership(rows.getString(1), rows.getString(2), rows.getBoolean(3), rows.getBoolean(4));
                if (ours.contains(rows.getString(1)) && (rows.getBoolean(5) || !expected.contains(held))) {
                    found.add(held + " is not what the notice gives: revoke it as a superuser and start again");
                }
            }
        }
    }

    private static String membership(String member, String role, boolean inherits, boolean becomes) {
        return member + "'s membership in " + role + " (inherit " + inherits + ", set " + becomes + ")";
    }

    private List<String> column(String sql, String... parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }
}
