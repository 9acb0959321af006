package org.carrel.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.reading.LogReader;
import org.carrel.engine.reading.LogSource;
import org.carrel.engine.reading.Progress;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds for each line read, and for each event scored, with no disk in between.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class PerLine {
    private static final int LINES = 100_000;

    private byte[] log = {};
    private List<AccessEvent> events = List.of();
    private @Nullable PlaceTable places;

    /// Makes a log and reads it into events.
    @Setup
    public void prepare() throws Exception {
        Path folder = Files.createTempDirectory("per-line");
        Path file = folder.resolve("log");
        Path table = folder.resolve("places.csv");
        LogGenerator.log(LogGenerator.Size.usual(LINES), file);
        LogGenerator.places(table);
        log = Files.readAllBytes(file);
        places = PlaceTable.load(List.of(table));
        List<AccessEvent> found = new ArrayList<>(LINES);
        reader().read(List.of(LogSource.of(file)), found::add, Progress.NONE);
        events = found;
        delete(folder, file, table);
    }

    private static void delete(Path folder, Path... files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private LogReader reader() throws Exception {
        return InProcess.reader(places == null ? PlaceTable.none() : places);
    }

    /// Parse, place, pseudonymise; caches start empty.
    @Benchmark
    @OperationsPerInvocation(LINES)
    public long read() throws Exception {
        long[] sum = new long[1];
        reader().read(
                        List.of(LogSource.of("log", new ByteArrayInputStream(log))),
                        event -> sum[0] += event.fingerprint(),
                        Progress.NONE);
        return sum[0];
    }

    /// A detector from nothing to its findings.
    @Benchmark
    @OperationsPerInvocation(LINES)
    public Object score() {
        Detector detector =
                Detector.inMemory(new DetectorSettings(ZoneOffset.UTC, DetectorSettings.USUAL_ALERTS_PER_DAY, true));
        events.forEach(detector::accept);
        return detector.finish();
    }
}
