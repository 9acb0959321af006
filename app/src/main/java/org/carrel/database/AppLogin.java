package org.carrel.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The login the app works with: it owns nothing, inherits nothing, and holds only what the notice grants.
///
/// Its password is derived from the installation's secret, so that every node has the same one and none stores it.
///
/// @param name `<database>_app`: databases of one server do not share a login
public record AppLogin(String name, String password) {

    static AppLogin of(String database, String secret) {
        return new AppLogin(database + "_app", derive(secret, "database login of " + database));
    }

    /// Creates the login or sets its password, and refuses one that holds powers of its own.
    void ensure(Connection owner) throws SQLException {
        String quoted = quote(owner, "%I", name);
        try (Statement statement = owner.createStatement()) {
            if (!exists(owner)) {
                statement.execute("CREATE ROLE " + quoted + " LOGIN NOINHERIT");
            }
            statement.execute("ALTER ROLE " + quoted + " LOGIN NOINHERIT PASSWORD " + quote(owner, "%L", password));
            requireHarmless(owner);
            String database = quote(owner, "%I", owner.getCatalog());
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + quoted);
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        }
    }

    /// A login that somebody gave powers beyond the notice would make every grant below it meaningless.
    private void requireHarmless(Connection owner) throws SQLException {
        String sql = """
                SELECT 1 FROM pg_roles
                WHERE rolname = ? AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
                """;
        try (PreparedStatement query = owner.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    throw new DatabaseRefused("The database role " + name
                            + " may do more than the privacy notice allows: drop it, and Carrel makes it anew");
                }
            }
        }
    }

    private boolean exists(Connection owner) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    // Role and database names cannot be bound as parameters; format() quotes them as PostgreSQL itself would.
    private static String quote(Connection owner, String format, String value) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT format('" + format + "', ?::text)")) {
            query.setString(1, value);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static String derive(String secret, String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(use.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
