package org.carrel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that cannot be ends with one sentence and an exit code, never with a stack trace.
class StartRefusalsTest {

    private static final String SECRET = "7f3a91c4e6b8d02a5c1e9f7b3d8064a27f3a91c4e6b8d02a";

    @TempDir
    private Path data;

    private record Ended(int exit, List<String> lines) {}

    @Test
    void withoutASecret() throws Exception {
        refused(serve(Map.of("CARREL_DATABASE_URL", "postgresql://u:p@127.0.0.1:1/x")), "CARREL_SECRET is missing");
    }

    @Test
    void withAPlaceholderForASecret() throws Exception {
        refused(
                serve(Map.of("CARREL_SECRET", "please-change-this-0123456789-abcdefghijklmnop")),
                "looks like a placeholder");
    }

    @Test
    void withoutADatabase() throws Exception {
        refused(serve(Map.of("CARREL_SECRET", SECRET)), "set CARREL_DATABASE_URL");
    }

    @Test
    void withADatabaseThatDoesNotAnswer() throws Exception {
        refused(
                serve(Map.of("CARREL_SECRET", SECRET, "CARREL_DATABASE_URL", "postgresql://u:hunter2@127.0.0.1:1/x")),
                "The database at postgresql://127.0.0.1:1/x cannot be used");
    }

    @Test
    void withAColumnThatNoDeclarationNames() throws Exception {
        PostgresForTests.Database database = PostgresForTests.fresh();
        asOwner(database, "CREATE SCHEMA hobby; CREATE TABLE hobby.club (member text)");
        refused(serve(environment(database)), "hobby.club.member exists but no declaration names it");
    }

    @Test
    void withANoticeThatNobodySigned() throws Exception {
        PostgresForTests.Database database = PostgresForTests.fresh();
        asOwner(database, """
                CREATE SCHEMA privacy;
                CREATE TABLE privacy.notice_version (hash text PRIMARY KEY, came text NOT NULL);
                CREATE TABLE privacy.notice_signature (hash text PRIMARY KEY);
                INSERT INTO privacy.notice_version VALUES ('another', 'first');
                """);
        refused(serve(environment(database)), "No data protection officer has signed this version");
    }

    @Test
    void onADatabaseThatHoldsTheDemo() throws Exception {
        PostgresForTests.Database database = PostgresForTests.fresh();
        asOwner(database, """
                CREATE SCHEMA demo;
                CREATE TABLE demo.loaded (what text PRIMARY KEY, loaded_at timestamptz NOT NULL);
                INSERT INTO demo.loaded VALUES ('people', now());
                CREATE TABLE demo.flyway_schema_history (
                    installed_rank integer PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
                    type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer,
                    installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
                    execution_time integer NOT NULL, success boolean NOT NULL);
                INSERT INTO demo.flyway_schema_history VALUES
                    (1, '1', 'demo', 'BASELINE', 'demo', NULL, 'carrel', now(), 0, true);
                """);
        refused(serve(environment(database)), "demo's invented people");
    }

    @Test
    void onAPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            refused(run(Map.of(), "demo", "--port", port, "--data", data.toString()), "port " + port + " is in use");
        }
    }

    @Test
    void inAFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(data.resolve("a-file"));
        refused(run(Map.of(), "demo", "--port", "0", "--data", file.toString()), "The folder " + file);
    }

    private static void refused(Ended ended, String sentence) {
        assertThat(ended.exit()).as(String.join("\n", ended.lines())).isEqualTo(1);
        assertThat(ended.lines()).anyMatch(line -> line.startsWith("carrel: "));
        assertThat(String.join("\n", ended.lines())).contains(sentence);
        assertThat(ended.lines())
                .noneMatch(line -> line.contains("\tat ") || line.contains("hunter2") || line.contains("Exception"));
        assertThat(ended.lines().size()).isLessThan(6);
    }

    private static Map<String, String> environment(PostgresForTests.Database database) {
        return Map.of(
                "CARREL_SECRET", SECRET,
                "CARREL_DATABASE_URL", database.url(),
                "CARREL_DATABASE_USER", database.owner(),
                "CARREL_DATABASE_PASSWORD", database.password());
    }

    private static void asOwner(PostgresForTests.Database database, String sql) throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private Ended serve(Map<String, String> environment) throws IOException, InterruptedException {
        return run(environment, "serve", "--port", "0", "--data", data.toString());
    }

    private static Ended run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Stream<String> java = Stream.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.carrel.Main");
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList());
        Map<String, String> clean = new HashMap<>(environment);
        builder.environment().keySet().removeIf(name -> name.startsWith("CARREL_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(clean);
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines = process.inputReader(UTF_8).lines().toList();
        return new Ended(process.waitFor(), lines);
    }
}
