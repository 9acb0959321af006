package org.carrel.privacy.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the database really holds, read from its catalogue.
final class LiveDatabase {

    private final Connection owner;

    LiveDatabase(Connection owner) {
        this.owner = owner;
    }

    /// Every column of every table, view, materialised view and foreign table, with its type. Left out are PostgreSQL's
    /// own, those of extensions, and partitions (reached through their parent only).
    SortedMap<ColumnName, String> columns() throws SQLException {
        String sql = """
                SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL)
                FROM pg_attribute a
                JOIN pg_class c ON c.oid = a.attrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
                  AND a.attnum > 0 AND NOT a.attisdropped
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
                  AND NOT EXISTS (SELECT 1 FROM pg_depend d
                                  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
                """;
        SortedMap<ColumnName, String> columns = new TreeMap<>();
        try (PreparedStatement query = owner.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                columns.put(new ColumnName(rows.getString(1), rows.getString(2), rows.getString(3)), rows.getString(4));
            }
        }
        return columns;
    }

    /// Every privilege on schemas, tables and columns that somebody other than their owner holds.
    SortedSet<Grant> grants() throws SQLException {
        String sql = """
                WITH held AS (
                    SELECT n.nspname, NULL::name AS relname, NULL::name AS attname, acl.grantee, acl.privilege_type,
                           n.nspowner AS owner
                    FROM pg_namespace n, aclexplode(n.nspacl) acl
                    UNION ALL
                    SELECT n.nspname, c.relname, NULL, acl.grantee, acl.privilege_type, c.relowner
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) acl
                    WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                                      AND d.objid = c.oid AND d.deptype = 'e')
                    UNION ALL
                    SELECT n.nspname, c.relname, a.attname, acl.grantee, acl.privilege_type, c.relowner
                    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                    JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) acl)
                SELECT coalesce(r.rolname, 'public'), privilege_type, nspname, relname, attname
                FROM held LEFT JOIN pg_roles r ON r.oid = held.grantee
                WHERE held.grantee <> held.owner
                  AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname NOT LIKE 'pg\\_%'
                """;
        SortedSet<Grant> grants = new TreeSet<>();
        try (PreparedStatement query = owner.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                grants.add(new Grant(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        Optional.ofNullable(rows.getString(4)),
                        Optional.ofNullable(rows.getString(5))));
            }
        }
        return grants;
    }
}
