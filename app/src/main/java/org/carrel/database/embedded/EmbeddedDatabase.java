package org.carrel.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.carrel.database.DatabaseRefused;

/// A real PostgreSQL in a data folder. Every commit is on disk before it is answered, so that a killed program or a
/// power cut loses nothing.
///
/// Only this machine reaches it, and only with the password kept in the folder.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String OWNER = "carrel";
    private static final String DATABASE = "carrel";

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /// Starts the server, after ending one that an abrupt end left behind; makes the database on first use.
    public static EmbeddedDatabase start(DataFolder folder) {
        Path home = folder.path().resolve("postgresql");
        Path cluster = home.resolve("data");
        Path ready = home.resolve("ready");
        String password = folder.secret("database.secret");
        try {
            // Programs run from here, so nobody else may put any.
            DataFolder.ownersOnly(home);
            if (Files.exists(ready)) {
                Orphan.end(cluster);
            } else {
                // Interrupted while being made the first time: nothing was ever stored in it.
                Orphan.end(cluster);
                Erase.folder(cluster);
            }
            EmbeddedDatabase database =
                    new EmbeddedDatabase(server(home, cluster, Files.exists(ready), password), password);
            if (!Files.exists(ready)) {
                database.make(cluster);
                Files.createFile(ready);
            }
            return database;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new DatabaseRefused(
                    "The database in " + home + " does not start: " + e.getMessage() + ". Its own words are in "
                            + home.resolve("server.log"),
                    e);
        }
    }

    /// For `carrel.database.*`: address, owner and password.
    public Map<String, Object> properties() {
        return Map.of(
                "carrel.database.url", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE,
                "carrel.database.user", OWNER,
                "carrel.database.password", password);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new DatabaseRefused("The database did not stop in time", e);
        }
    }

    private static EmbeddedPostgres server(Path home, Path cluster, boolean made, String password) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("program").toFile())
                .setPGStartupWait(Duration.ofSeconds(90))
                // The caller closes the server after the web server has answered its last request.
                .setRegisterShutdownHook(false)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        home.resolve("server.log").toFile()))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                // or a refused row would stand in the log with all it says of somebody
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", ServerMemory.sharedBuffers())
                .setServerConfig("password_encryption", "scram-sha-256");
        if (made) {
            builder.setConnectConfig("password", password);
        }
        return builder.start();
    }

    private void make(Path cluster) throws SQLException, IOException {
        try (Connection superuser = server.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            statement.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            Files.writeString(cluster.resolve("pg_hba.conf"), """
                    # Everybody who connects shows the password kept in the data folder.
                    local all all scram-sha-256
                    host  all all 127.0.0.1/32 scram-sha-256
                    """);
            try (ResultSet reloaded = statement.executeQuery("SELECT pg_reload_conf()")) {
                reloaded.next();
            }
        }
    }
}
