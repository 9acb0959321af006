package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.places.PlacesProblem;
import org.carrel.engine.tokens.Pseudonymiser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One thread or many: the same events in the same order, and the same account of every line.
class ManyThreadsTest {
    private static final int LINES = 30_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path places;

    /// What came of a reading, but for the time it took.
    private record Outcome(
            List<AccessEvent> events,
            Object skipped,
            long lines,
            long repeated,
            long placed,
            Object problems,
            Object remarks) {}

    @BeforeEach
    void writePlaces() throws IOException {
        places = Files.writeString(folder.resolve("places.csv"), "192.0.2.0/24,GB,London,51.5,-0.1,786,campus\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 16})
    void aLogGivesTheSameOnManyThreads(int threads) throws Exception {
        Path log = Files.write(folder.resolve("a.log"), log(1, LINES));
        Outcome one = read(1, false, log);
        assertThat(one.events).hasSizeGreaterThan(LINES / 2);
        assertThat(read(threads, false, log)).isEqualTo(one);
        assertThat(read(threads, true, log)).isEqualTo(read(1, true, log));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void packedDamagedAndSeveralLogsGiveTheSame(int threads) throws Exception {
        byte[] packed = gzip(log(2, LINES));
        Path[] logs = {
            Files.write(folder.resolve("a.log"), log(1, LINES)),
            Files.write(folder.resolve("b.gz"), packed),
            Files.write(folder.resolve("c.gz"), Arrays.copyOf(packed, packed.length / 2)),
            folder.resolve("missing.log")
        };
        Outcome one = read(1, false, logs);
        assertThat(one.problems.toString())
                .contains("c.gz is damaged after line")
                .contains("missing.log");
        assertThat(one.repeated).isPositive();
        assertThat(read(threads, false, logs)).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void aLogThatGoesBackInTimeIsPutInTheSameOrder(int threads) throws Exception {
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        later.write(log(1, LINES));
        later.write(log(5, LINES));
        Path log = Files.write(folder.resolve("back.log"), later.toByteArray());
        Outcome one = read(1, true, log);
        assertThat(one.remarks.toString()).contains("goes back in time");
        assertThat(read(threads, true, log)).isEqualTo(one);
    }

    @Test
    void withOneThreadNoOtherIsStarted() throws Exception {
        Path log = Files.write(folder.resolve("a.log"), log(1, LINES));
        List<String> parsing = new ArrayList<>();
        reader(1).read(List.of(LogSource.of(log)), event -> parsing.addAll(parsers()), Progress.NONE);
        assertThat(parsing).isEmpty();
    }

    @Test
    void aConsumerThatThrowsIsHeardAndTheThreadsEnd() throws Exception {
        Path log = Files.write(folder.resolve("a.log"), log(1, LINES));
        LogReader reader = reader(3);
        assertThatThrownBy(() -> reader.read(
                        List.of(LogSource.of(log)),
                        event -> {
                            throw new IllegalStateException("enough");
                        },
                        Progress.NONE))
                .hasMessage("enough");
        Outcome again = outcome(reader, false, LogSource.of(log));
        assertThat(again.lines).isEqualTo(LINES);
    }

    @Test
    void whatFailsInAThreadFailsInTheReading() throws Exception {
        LogReader reader = reader(3);
        ByteArrayInputStream failing = new ByteArrayInputStream(log(1, LINES)) {
            private int asked;

            @Override
            public synchronized int read(byte[] b, int from, int length) {
                if (++asked > 4) {
                    throw new IllegalStateException("the disk is on fire");
                }
                return super.read(b, from, Math.min(length, 100_000));
            }
        };
        assertThatThrownBy(() -> outcome(reader, false, LogSource.of("-", failing)))
                .hasMessage("the disk is on fire");
    }

    private static List<String> parsers() {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .map(Thread::getName)
                .filter(name -> name.startsWith("parse-"))
                .toList();
    }

    private LogReader reader(int threads) throws FormatProblem, PlacesProblem {
        return new LogReader(
                new ReaderSettings(null, ZoneId.of("Europe/London"), Logs.NOW),
                new Pseudonymiser(Logs.KEYS),
                PlaceTable.load(List.of(places)),
                SeenLines.inMemory(),
                threads);
    }

    private Outcome read(int threads, boolean inOrder, Path... logs) throws Exception {
        return outcome(
                reader(threads), inOrder, Arrays.stream(logs).map(LogSource::of).toArray(LogSource[]::new));
    }

    private static Outcome outcome(LogReader reader, boolean inOrder, LogSource... logs) {
        List<AccessEvent> events = new ArrayList<>();
        Reading reading = inOrder
                ? reader.readInOrder(
                        List.of(logs),
                        () -> {
                            events.clear();
                            return events::add;
                        },
                        Progress.NONE)
                : reader.read(List.of(logs), events::add, Progress.NONE);
        return new Outcome(
                events,
                reading.summary().skipped().toString(),
                reading.summary().lines(),
                reading.summary().repeated(),
                reading.summary().placed(),
                reading.problems(),
                reading.remarks());
    }

    /// Lines over a day, some of them damaged, some twice.
    private static byte[] log(int seed, int lines) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        String line = "";
        for (int i = 0; i < lines; i++) {
            int second = (int) ((long) i * 86_400 / lines);
            int pick = random.nextInt(50);
            if (pick != 0 || i == 0) {
                line = Logs.line(
                        "user" + random.nextInt(200),
                        String.format("30/Nov/2025:%02d:%02d:%02d +0000", second / 3600, second / 60 % 60, second % 60),
                        "http://www.example" + random.nextInt(9) + ".com/article/" + random.nextInt(5000),
                        200);
            }
            text.append(pick == 1 ? line.substring(0, random.nextInt(line.length() - 1)) + "\n" : line);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
