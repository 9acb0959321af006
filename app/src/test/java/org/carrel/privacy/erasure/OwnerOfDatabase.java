package org.carrel.privacy.erasure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// The database as its owner sees it: no purpose, no row policy.
public final class OwnerOfDatabase {

    private final Environment environment;

    public OwnerOfDatabase(Environment environment) {
        this.environment = environment;
    }

    public Connection connect() {
        try {
            return DriverManager.getConnection(
                    environment.getRequiredProperty("carrel.database.url"),
                    environment.getRequiredProperty("carrel.database.user"),
                    environment.getRequiredProperty("carrel.database.password"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public int execute(String sql, @Nullable Object... values) {
        try (Connection owner = connect();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public long count(String sql, @Nullable Object... values) {
        try (Connection owner = connect();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// Every table, view and materialised view of the library's own.
    List<String> relations() {
        return texts("""
                SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1
                """);
    }

    /// The first column of every row.
    public List<String> texts(String sql, @Nullable Object... values) {
        try (Connection owner = connect();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
