package org.carrel.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.carrel.database.DatabaseRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasCommittedIsThereAfterARestart() throws SQLException {
        try (DataFolder data = DataFolder.open(folder)) {
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
                execute(database, "CREATE TABLE kept (n int)");
                execute(database, "INSERT INTO kept VALUES (42)");
            }
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
                assertThat(read(database, "SELECT n FROM kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void everyCommitIsOnDiskBeforeItIsAnswered() throws SQLException {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(read(database, "SHOW fsync")).isEqualTo("on");
            assertThat(read(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(read(database, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void nobodyElseMayPutProgramsWhereTheServerRunsThem() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(read(database, "SELECT 1")).isEqualTo("1");
            assertThat(Files.getPosixFilePermissions(folder.resolve("postgresql")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void nobodyConnectsWithoutThePassword() {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            String url = String.valueOf(database.properties().get("carrel.database.url"));
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aFirstStartThatWasInterruptedBeginsAnew() throws Exception {
        Path cluster = folder.resolve("postgresql").resolve("data");
        Files.createDirectories(cluster);
        Files.writeString(cluster.resolve("postgresql.conf"), "cut sho");
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            assertThat(read(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aFolderBelongsToOneCarrelAtATime() {
        try (DataFolder held = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder).close())
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("Another Carrel already runs on " + held.path());
        }
    }

    @Test
    void secretsAreReadableByTheirOwnerOnlyAndStayTheSame() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            String first = data.secret("some.secret");
            assertThat(first).hasSize(64);
            assertThat(data.secret("some.secret")).isEqualTo(first);
            assertThat(Files.getPosixFilePermissions(folder.resolve("some.secret")))
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        Map<String, Object> properties = database.properties();
        return DriverManager.getConnection(
                String.valueOf(properties.get("carrel.database.url")),
                String.valueOf(properties.get("carrel.database.user")),
                String.valueOf(properties.get("carrel.database.password")));
    }
}
