package org.carrel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.database.embedded.ServerMemory;

/// One real PostgreSQL for all tests of a run; each caller gets an empty database of its own.
public final class PostgresForTests {

    private static final String OWNER = "carrel";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private PostgresForTests() {}

    /// An empty database.
    ///
    /// @param url JDBC address without user and password
    public record Database(String name, String url, String owner, String password) {

        public Map<String, Object> properties() {
            return Map.of(
                    "carrel.database.url", url,
                    "carrel.database.user", owner,
                    "carrel.database.password", password,
                    "carrel.secret", "7f3a91c4e6b8d02a5c1e9f7b3d8064a2-for-tests");
        }

        public Connection connectAsOwner() throws SQLException {
            return java.sql.DriverManager.getConnection(url, owner, password);
        }
    }

    public static Database fresh() {
        return made("");
    }

    private static Database made(String from) {
        String name = "test" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + OWNER + from);
        return new Database(name, "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name, OWNER, OWNER);
    }

    /// A database that the app has migrated already, and holds nothing else.
    public static Database migrated() {
        String template = TemplateDatabase.name();
        return made(" TEMPLATE " + template);
    }

    /// Runs one statement as the server's superuser.
    public static void execute(String sql) {
        try (Connection superuser = SERVER.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where the server keeps its files.
    public static Path dataFolder() {
        try (Connection superuser = SERVER.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(90))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", ServerMemory.sharedBuffers())
                    .start();
            try (Connection superuser = server.getPostgresDatabase().getConnection();
                    Statement statement = superuser.createStatement()) {
                statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + OWNER + "'");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
