package org.carrel.privacy.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes the database's row policies those of the plan.
///
/// PostgreSQL keeps a policy's condition in words of its own, so the text cannot be compared with
/// the plan's. A comment on each policy says which plan it was made from and what PostgreSQL made
/// of it: a policy changed by hand is replaced.
final class PolicyWriter {

    private static final String KEPT = """
            md5(concat_ws('|', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), p.polcmd,
                          p.polpermissive, p.polroles::text))
            """;

    private final Connection owner;

    PolicyWriter(Connection owner) {
        this.owner = owner;
    }

    void write(SortedSet<RowPolicy> plan) throws SQLException {
        SortedMap<String, String> live = live();
        Set<String> guarded = plan.stream().map(RowPolicy::relation).collect(Collectors.toCollection(TreeSet::new));
        try (Statement statement = owner.createStatement()) {
            for (RowPolicy policy : plan) {
                String key = key(policy.relation(), policy.name());
                if (!made(policy).equals(live.remove(key))) {
                    make(statement, policy);
                }
            }
            for (String surplus : live.keySet()) {
                String[] parts = surplus.split(" ON ", 2);
                statement.execute("DROP POLICY \"" + parts[0] + "\" ON " + parts[1]);
            }
            Set<String> guardedNow = guardedNow();
            for (String relation : guardedNow) {
                if (!guarded.contains(relation)) {
                    statement.execute("ALTER TABLE " + relation + " DISABLE ROW LEVEL SECURITY");
                }
            }
            for (String relation : guarded) {
                if (!guardedNow.contains(relation)) {
                    statement.execute("ALTER TABLE " + relation + " ENABLE ROW LEVEL SECURITY");
                }
            }
        }
    }

    private void make(Statement statement, RowPolicy policy) throws SQLException {
        String on = " ON " + policy.relation();
        statement.execute("DROP POLICY IF EXISTS " + policy.name() + on);
        statement.execute(
                "CREATE POLICY " + policy.name() + on + " AS " + (policy.narrows() ? "RESTRICTIVE" : "PERMISSIVE")
                        + " FOR " + policy.command() + " TO " + policy.role() + " USING (" + policy.using() + ")"
                        + (policy.check().isEmpty() ? "" : " WITH CHECK (" + policy.check() + ")"));
        String kept = kept(policy);
        statement.execute("COMMENT ON POLICY " + policy.name() + on + " IS '" + made(policy) + " " + kept + "'");
    }

    /// What PostgreSQL made of it.
    private String kept(RowPolicy policy) throws SQLException {
        String sql = "SELECT " + KEPT + " FROM pg_policy p WHERE p.polrelid = ?::regclass AND p.polname = ?";
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, policy.relation());
            query.setString(2, policy.name());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /// What the comment on a policy begins with when it was made from `policy` and is unchanged.
    private static String made(RowPolicy policy) {
        return digest(policy.toString());
    }

    /// Each policy, and the digest of the plan it was made from; `changed` for one that is not what
    /// was made.
    private SortedMap<String, String> live() throws SQLException {
        String sql = """
                SELECT p.polname, n.nspname || '.' || c.relname AS relation,
                       CASE WHEN split_part(d.description, ' ', 2) = %s
                            THEN split_part(d.description, ' ', 1) ELSE 'changed' END AS made
                FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_description d ON d.classoid = 'pg_policy'::regclass AND d.objoid = p.oid
                """.formatted(KEPT);
        SortedMap<String, String> live = new TreeMap<>();
        try (PreparedStatement query = owner.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                live.put(key(rows.getString("relation"), rows.getString("polname")), rows.getString("made"));
            }
        }
        return live;
    }

    /// How a policy of the plan looks among the [#lines()] of a database that holds it unchanged.
    static String line(RowPolicy policy) {
        return key(policy.relation(), policy.name()) + " " + made(policy);
    }

    static String guarded(String relation) {
        return "ROW SECURITY ON " + relation;
    }

    /// Each policy there is with the plan it was made from, and each table whose rows are guarded.
    SortedSet<String> lines() throws SQLException {
        SortedSet<String> lines = new TreeSet<>();
        live().forEach((key, made) -> lines.add(key + " " + made));
        guardedNow().forEach(relation -> lines.add(guarded(relation)));
        return lines;
    }

    private static String key(String relation, String name) {
        return name + " ON " + relation;
    }

    private Set<String> guardedNow() throws SQLException {
        String sql = """
                SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relrowsecurity AND c.relkind IN ('r', 'p')
                """;
        Set<String> tables = new TreeSet<>();
        try (PreparedStatement query = owner.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
