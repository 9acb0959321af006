package org.carrel.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.testkit.Campus;
import org.carrel.testkit.WorldFolder;
import org.carrel.testkit.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "evaluate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.run(
                new Desk(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                all);
    }

    private String world() throws IOException {
        Path world = Files.createDirectories(folder.resolve("world"));
        WorldFolder.write(Campus.simulate(Worlds.term(3, 120, 14, 1)), world, false);
        return world.toString();
    }

    private void saysOneSentence(String part) {
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(part).doesNotContain("Exception", "\tat ");
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.endsWith("…")))
                .hasSize(1);
    }

    @Test
    void aWorldIsMeasuredPrintedAndReported() throws IOException {
        Path report = folder.resolve("report.html");

        assertThat(run("--world", world(), "--report", report.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("LEVELS TO REACH", "ATTACKS CAUGHT, BY SCENARIO");
        assertThat(report).content().contains("How well stolen accounts are found");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aMissingWorldIsNamed() {
        assertThat(run("--world", folder.resolve("none").toString())).isEqualTo(Exit.NOTHING_READ);
        saysOneSentence("There is no folder");
    }

    @Test
    void aLogThatIsNoLogIsNamed() throws IOException {
        String world = world();
        try (var logs = Files.list(Path.of(world, "logs"))) {
            Files.writeString(logs.findFirst().orElseThrow(), "not a log\n");
        }

        assertThat(run("--world", world)).isEqualTo(Exit.NOTHING_READ);
        saysOneSentence(".log is not");
    }

    @Test
    void theSameWorldTwiceIsRefused() throws IOException {
        String world = world();

        assertThat(run("--world", world, "--world", world + "/../world")).isEqualTo(Exit.USAGE);
        saysOneSentence("twice");
    }

    @Test
    void aBudgetOfNothingIsRefused() throws IOException {
        assertThat(run("--world", world(), "--budget", "0")).isEqualTo(Exit.USAGE);
        saysOneSentence("budget");
    }

    @Test
    void aBaseRateOfAllIsRefused() throws IOException {
        assertThat(run("--world", world(), "--base-rate", "1")).isEqualTo(Exit.USAGE);
        saysOneSentence("base rate");
    }

    @Test
    void aReportThatCannotBeWrittenIsSaidBeforeAnythingIsMeasured() throws IOException {
        assertThat(run(
                        "--world",
                        world(),
                        "--report",
                        folder.resolve("no/report.html").toString()))
                .isEqualTo(Exit.UNWRITTEN);
        assertThat(out.size()).isZero();
        saysOneSentence("report");
    }
}
