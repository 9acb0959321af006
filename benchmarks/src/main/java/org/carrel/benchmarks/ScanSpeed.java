package org.carrel.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.places.PlacesProblem;
import org.carrel.engine.reading.FormatProblem;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.reading.ReaderSettings;
import org.carrel.engine.reading.SeenLines;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.tokens.Keys;
import org.carrel.engine.tokens.Pseudonymiser;

/// Times reading, and reading with scoring, on one log; then the whole command, and GoAccess on the same log where it
/// is installed.
public final class ScanSpeed {
    private static final int ROUNDS = 3;

    private ScanSpeed() {}

    /// @param arguments log file, places file
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Give the log's file and the places' file.");
        }
        Path log = Path.of(arguments[0]);
        Path places = Path.of(arguments[1]);
        for (int round = 1; round <= ROUNDS; round++) {
            time("reading, round " + round, () -> reading(log, places, event -> {}));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            time("reading and scoring, round " + round, () -> scan(log, places));
        }
        command(log, places);
        goAccess(log);
    }

    /// The whole command as a process of its own, compiler and all; the shell tells what it took. It runs on the
    /// processors this one is pinned to.
    private static void command(Path log, Path places) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("scan-speed");
        Path timing = folder.resolve("timing");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "TIMEFORMAT='%R %U %S'; { time \"$@\" >/dev/null 2>&1; } 2>\"$0\"",
                        timing.toString(),
                        java,
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.carrel.engine.cli.Main",
                        "scan",
                        "--key",
                        folder.resolve("keys.p12").toString(),
                        "--places",
                        places.toString(),
                        "--scores",
                        folder.resolve("scores.csv").toString(),
                        log.toString())
                .inheritIO()
                .start();
        int exit = process.waitFor();
        String[] seconds = Files.readString(timing).strip().split(" ");
        double wall = Double.parseDouble(seconds[0]);
        double user = Double.parseDouble(seconds[1]);
        long lines = lines(log);
        System.out.printf(
                Locale.ROOT,
                "%-32s %,d lines, exit %d: %.2f s, %,.0f lines/s; user %.2f s, %,.0f lines/s; system %s s%n",
                "the scan command, cold",
                lines,
                exit,
                wall,
                lines / wall,
                user,
                lines / user,
                seconds[2]);
        for (String name : List.of("timing", "keys.p12", "scores.csv")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static long lines(Path log) throws IOException {
        try (Stream<String> counted = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return counted.count();
        }
    }

    private static ReadingSummary reading(Path log, Path places, Consumer<AccessEvent> consumer)
            throws FormatProblem, PlacesProblem {
        ReaderSettings settings = new ReaderSettings(null, ZoneOffset.UTC, Instant.parse("2027-01-01T00:00:00Z"));
        Pseudonymiser pseudonymiser = new Pseudonymiser(Keys.fixed(1, 1));
        LogReader reader =
                new LogReader(settings, pseudonymiser, PlaceTable.load(List.of(places)), SeenLines.inMemory());
        return reader.read(List.of(LogSource.of(log)), consumer, Progress.NONE).summary();
    }

    private static ReadingSummary scan(Path log, Path places) throws FormatProblem, PlacesProblem {
        Detector detector =
                Detector.inMemory(new DetectorSettings(ZoneOffset.UTC, DetectorSettings.USUAL_ALERTS_PER_DAY, true));
        ReadingSummary summary = reading(log, places, detector::accept);
        detector.finish();
        return summary;
    }

    /// Wall time and the processor time of this thread, which on a busy machine is the steadier of the two.
    private static void time(String what, Callable<ReadingSummary> work) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        ReadingSummary summary = work.call();
        double processorSeconds = (threads.getCurrentThreadCpuTime() - processor) / 1e9;
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-32s %,d lines, %,d events: %.2f s, %,.0f lines/s; processor %.2f s, %,.0f lines/s%n",
                what,
                summary.lines(),
                summary.events(),
                wallSeconds,
                summary.lines() / wallSeconds,
                processorSeconds,
                summary.lines() / processorSeconds);
    }

    private static void goAccess(Path log) throws IOException, InterruptedException {
        Path goAccess = Path.of("/usr/bin/goaccess");
        if (!Files.isExecutable(goAccess)) {
            System.out.println("GoAccess is not installed, so there is nothing to compare with.");
            return;
        }
        Path page = Files.createTempFile("goaccess", ".html");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        goAccess.toString(),
                        log.toString(),
                        "--log-format=COMMON",
                        "--no-progress",
                        "-o",
                        page.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.delete(page);
        long lines = lines(log);
        System.out.printf(
                Locale.ROOT,
                "%-32s %,d lines, exit %d: %.2f s, %,.0f lines/s%n",
                "GoAccess",
                lines,
                exit,
                seconds,
                lines / seconds);
    }
}
