package org.carrel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.sentinel.SampleLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/// Logs handed over on the command line to a Carrel that runs.
@CarrelTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class IngestCommandTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @LocalServerPort
    private int port;

    @Value("${carrel.data}")
    private Path data;

    @TempDir
    private Path logs;

    @Test
    void logsGivenNewestFirstAreHandedOverOldestFirst(CapturedOutput output) throws Exception {
        Path older = Files.writeString(logs.resolve("ezproxy.log.1"), SampleLog.text(MONDAY));
        Path newer = Files.writeString(logs.resolve("ezproxy.log"), SampleLog.text(MONDAY.plusSeconds(86_400L * 7)));
        assertThat(ingest(newer, older)).isZero();
        assertThat(output.getOut())
                .containsSubsequence("ezproxy.log.1: ", "ezproxy.log: ")
                .doesNotContain("{\"lines\"");

        assertThat(ingest(newer)).as("a second time").isZero();
        assertThat(output.getOut()).contains("0 counted");

        Path tooOld =
                Files.writeString(logs.resolve("last-year.log"), SampleLog.text(MONDAY.minusSeconds(86_400L * 300)));
        assertThat(ingest(tooOld)).isEqualTo(1);
        assertThat(output.getOut()).contains("give older ones first");
    }

    @Test
    void whatIsNoLogIsRefusedInASentence(CapturedOutput output) throws Exception {
        Path letter = Files.writeString(logs.resolve("letter.txt"), "Dear library,\n".repeat(300));
        assertThat(ingest(letter, logs.resolve("missing.log"))).isEqualTo(1);
        assertThat(output.getErr())
                .contains("letter.txt: ", "missing.log: this is not a file that can be read")
                .doesNotContain("\"title\"", "Exception");
    }

    @Test
    void anotherCarrelsTokenIsRefusedInASentence(CapturedOutput output) throws Exception {
        Path log = Files.writeString(logs.resolve("a.log"), SampleLog.text(MONDAY));
        Files.writeString(logs.resolve("ingest.token"), "0123456789abcdef0123456789abcdef");
        assertThat(run("--url", "http://127.0.0.1:" + port, "--data", logs.toString(), log.toString()))
                .isEqualTo(1);
        assertThat(output.getErr()).contains("the token is not this Carrel's").doesNotContain("0123456789abcdef");
    }

    @Test
    void anAddressWithoutHttpIsRefusedInASentence(CapturedOutput output) {
        assertThat(run("--url", "localhost:8080", "--data", data.toString(), "a.log"))
                .isEqualTo(1);
        assertThat(output.getErr()).contains("--url must begin with http://");
    }

    private int ingest(Path... given) {
        List<String> arguments =
                new ArrayList<>(List.of("--url", "http://127.0.0.1:" + port, "--data", data.toString()));
        for (Path log : given) {
            arguments.add(log.toString());
        }
        return run(arguments.toArray(new String[0]));
    }

    private static int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("ingest"));
        all.addAll(List.of(arguments));
        return Main.commandLine().execute(all.toArray(new String[0]));
    }
}
