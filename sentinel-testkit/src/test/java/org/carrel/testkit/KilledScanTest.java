package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carrel.engine.cli.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `carrel scan --state` as a process of its own that is killed.
class KilledScanTest {
    private static final int KILLS = 20;
    private static final List<String> OUTPUTS = List.of("alerts.jsonl", "scores.csv", "report.html");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static List<String> lastWeek = List.of();
    private static List<String> thisWeek = List.of();
    private static long milliseconds;

    @BeforeAll
    static void scanWithoutAKill() throws Exception {
        WorldFolder.write(Campus.simulate(Worlds.term(60_417, 150, 16, 1)), folder, false);
        try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
            List<String> days = logs.map(Path::toString).sorted().toList();
            lastWeek = days.subList(0, 7);
            thisWeek = days.subList(7, days.size());
        }
        finish("whole", lastWeek);
        long start = System.nanoTime();
        finish("whole", thisWeek);
        milliseconds = (System.nanoTime() - start) / 1_000_000;
        assertThat(folder.resolve("whole/alerts.jsonl")).isNotEmptyFile();
    }

    private static Process start(String name, List<String> logs) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "scan",
                "--key",
                folder.resolve("keys.p12").toString(),
                "--places",
                folder.resolve("places.csv").toString(),
                "--cohorts",
                folder.resolve("accounts.csv").toString(),
                "--state",
                home.resolve("state").toString(),
                "--lines-a-chunk",
                "500",
                "--alerts",
                home.resolve("alerts.jsonl").toString(),
                "--scores",
                home.resolve("scores.csv").toString(),
                "--report",
                home.resolve("report.html").toString()));
        command.addAll(logs);
        return new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile())
                .start();
    }

    private static void finish(String name, List<String> logs) throws Exception {
        Process process = start(name, logs);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve(name).resolve("err")))
                .isZero();
    }

    @Test
    void killedTwentyTimesTheScanEndsWithTheSameBytes() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        finish("killed", lastWeek);
        Path state = folder.resolve("killed/state");
        Path before = copy(state, folder.resolve("before"));
        int kills = 0;
        int amidst = 0;
        while (kills < KILLS) {
            List<Path> generations = generations("killed");
            Process process = start("killed", thisWeek);
            long moment = random.nextBoolean() ? milliseconds : toFirstGeneration(process, generations);
            if (process.waitFor(random.nextLong(moment), TimeUnit.MILLISECONDS)) {
                sameAsWhole("seed " + seed + ", after " + kills + " kills");
                copy(before, state);
            } else {
                process.destroyForcibly().waitFor();
                kills++;
                amidst += generations("killed").equals(generations) ? 0 : 1;
            }
        }
        finish("killed", thisWeek);
        sameAsWhole("seed " + seed);
        System.out.println("KilledScanTest, seed " + seed + ": " + amidst + " of " + KILLS
                + " kills between two generations of a run of " + milliseconds + " ms");
    }

    /// Waits until the process has written something.
    ///
    /// @return how long what is left may take, in milliseconds
    private static long toFirstGeneration(Process process, List<Path> before) throws Exception {
        while (process.isAlive() && generations("killed").equals(before)) {
            Thread.sleep(2);
        }
        return milliseconds / 4;
    }

    private static void sameAsWhole(String when) throws IOException {
        for (String output : OUTPUTS) {
            assertThat(folder.resolve("killed").resolve(output))
                    .as("%s, %s", output, when)
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(output));
        }
        List<String> alerts = Files.readAllLines(folder.resolve("killed/alerts.jsonl"));
        assertThat(alerts.stream().map(line -> line.substring(0, line.indexOf(",\"account\""))))
                .as(when)
                .doesNotHaveDuplicates();
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @Test
    void readingTheSameLogsOnceMoreChangesNothing() throws Exception {
        finish("again", lastWeek);
        finish("again", thisWeek);
        List<byte[]> before = outputs("again");
        List<Path> generations = generations("again");

        finish("again", thisWeek);

        assertThat(outputs("again")).usingRecursiveComparison().isEqualTo(before);
        assertThat(generations("again")).isEqualTo(generations);
    }

    private static List<byte[]> outputs(String name) throws IOException {
        List<byte[]> bytes = new ArrayList<>();
        for (String output : OUTPUTS) {
            bytes.add(Files.readAllBytes(folder.resolve(name).resolve(output)));
        }
        return bytes;
    }

    private static List<Path> generations(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve("state"))) {
            return files.sorted().toList();
        }
    }
}
