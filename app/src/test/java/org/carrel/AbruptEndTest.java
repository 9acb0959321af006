package org.carrel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program is killed without a chance to close anything, and started again on the same folder.
class AbruptEndTest {

    private static final int LINES = 300;

    @TempDir
    private Path data;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void afterAKillEveryCommittedRowIsThere() throws Exception {
        Process first = start();
        String address = waitUntilReady(first);
        assertThat(send(address)).contains("\"events\":" + LINES, "\"repeated\":0");
        long database = Long.parseLong(Files.readAllLines(data.resolve("postgresql/data/postmaster.pid"))
                .getFirst());

        first.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(database).map(ProcessHandle::isAlive))
                .as("the database outlives its program, orphaned")
                .contains(true);

        Process second = start();
        try {
            String again = waitUntilReady(second);
            assertThat(send(again)).contains("\"events\":0", "\"repeated\":" + LINES);
        } finally {
            second.destroy();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ProcessHandle.of(database).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(data.resolve("postgresql/data/postmaster.pid")).doesNotExist();
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.carrel.Main",
                "demo",
                "--port",
                "0",
                "--data",
                data.toString());
        // The demo keeps to its own database, whatever the environment says.
        builder.environment().put("CARREL_DATABASE_URL", "postgresql://owner:secret@127.0.0.1:1/production");
        return builder.redirectErrorStream(true).start();
    }

    /// Reads what the program says until it names its address; a thread drains the rest so that it never blocks.
    private static String waitUntilReady(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader(UTF_8);
        String line = output.readLine();
        while (line != null) {
            said.append(line).append('\n');
            int at = line.indexOf("http://127.0.0.1:");
            if (at >= 0) {
                Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                return line.substring(at).split("\\s")[0];
            }
            line = output.readLine();
        }
        throw new AssertionError("The program ended before it was ready:\n" + said);
    }

    private String send(String address) throws IOException, InterruptedException {
        // Younger than the demo's own weeks, or it would be too late to be counted.
        DateTimeFormatter form = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
        ZonedDateTime from = ZonedDateTime.of(LocalDate.now(ZoneOffset.UTC), LocalTime.NOON, ZoneOffset.UTC);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            log.append(String.format(
                    "198.51.100.%d - reader%d [%s] \"GET http://www.example.org:80/doi/pdf/10.1000/%d HTTP/1.1\" 200 4000%n",
                    i % 200, i % 7, form.format(from.plusSeconds(i)), i));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/sentinel/logs"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("ingest.token")).strip())
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(log.toString()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
