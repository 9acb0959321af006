package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.reading.Reading.Problem;
import org.carrel.engine.reading.Reading.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void gzippedLogsAreToldByTheirBytesAndMayHaveSeveralMembers() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(lines(0, 3000)));
        both.write(gzip(lines(3000, 6000)));
        Path file = Files.write(folder.resolve("named.log"), both.toByteArray());
        assertThat(Logs.in(null, "UTC").read(LogSource.of(file)).events).hasSize(6000);
    }

    @Test
    void aPipeThatPausesBetweenTwoMembersIsReadToItsEnd() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip(lines(0, 10)));
        both.write(gzip(lines(10, 20)));
        InputStream pipe = new ByteArrayInputStream(both.toByteArray()) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] b, int from, int length) {
                return super.read(b, from, Math.min(length, 1));
            }
        };
        assertThat(Logs.in(null, "UTC").read(LogSource.of("-", pipe)).events).hasSize(20);
    }

    @Test
    void whatComesBeforeTheDamageInAGzCountsAndTheDamageIsNamed() throws IOException {
        byte[] whole = gzip(lines(0, 6000));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        byte[] broken = whole.clone();
        Arrays.fill(broken, whole.length / 2, whole.length / 2 + 64, (byte) 0xff);
        for (byte[] bytes : List.of(cut, broken)) {
            Path file = Files.write(folder.resolve("damaged.gz"), bytes);
            Logs logs = Logs.in(null, "UTC").read(LogSource.of("damaged.gz", file));
            assertThat(logs.events.size()).isBetween(1000, 5999);
            assertThat(logs.summary().lines()).isEqualTo(logs.events.size() + logs.skipped());
            assertThat(logs.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.trouble()).isEqualTo(Trouble.UNREADABLE);
                assertThat(problem.sentence())
                        .startsWith("damaged.gz is damaged after line "
                                + logs.summary().lines());
            });
        }
    }

    @Test
    void damageInALaterMemberOfAGzAndBytesAfterTheLastAreNamed() throws IOException {
        byte[] first = gzip(lines(0, 100));
        byte[] second = gzip(lines(100, 200));
        for (int at : new int[] {0, 2, second.length - 6}) {
            byte[] damaged = second.clone();
            damaged[at] ^= 0x55;
            Logs logs = Logs.in(null, "UTC").read(joined(first, damaged, first));
            assertThat(logs.events.size()).isBetween(100, 200);
            assertThat(logs.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.sentence())
                            .startsWith("test.log is damaged after line " + logs.events.size()));
        }
        Logs trailing = Logs.in(null, "UTC").read(joined(first, "garbage".getBytes(StandardCharsets.UTF_8)));
        assertThat(trailing.events).hasSize(100);
        assertThat(trailing.problems()).hasSize(1);
        Logs padded = Logs.in(null, "UTC").read(joined(first, new byte[512]));
        assertThat(padded.events).hasSize(100);
        assertThat(padded.problems()).isEmpty();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    @Test
    void aStreamThatBreaksOffIsReadUpToThere() {
        byte[] start = lines(0, 1000).getBytes(StandardCharsets.UTF_8);
        InputStream stream = new InputStream() {
            private final InputStream bytes = new ByteArrayInputStream(start);

            @Override
            public int read() throws IOException {
                int b = bytes.read();
                if (b < 0) {
                    throw new IOException("gone");
                }
                return b;
            }
        };
        Logs logs = Logs.in(null, "UTC").read(LogSource.of("-", stream));
        assertThat(logs.events).hasSize(1000);
        assertThat(logs.problems()).hasSize(1);
    }

    @Test
    void missingForeignAndEmptyLogsAreNamedAndTheOthersRead() throws IOException {
        Path good = Files.writeString(folder.resolve("good.log"), lines(0, 5));
        Path empty = Files.writeString(folder.resolve("empty.log"), "");
        Path json = Files.writeString(folder.resolve("other.log"), "{\"a\":1}\n".repeat(500));
        Logs logs = Logs.in(null, "UTC")
                .read(
                        LogSource.of("gone.log", folder.resolve("gone.log")),
                        LogSource.of("folder", folder),
                        LogSource.of("empty.log", empty),
                        LogSource.of("other.log", json),
                        LogSource.of("good.log", good));
        assertThat(logs.events).hasSize(5);
        assertThat(logs.summary().lines()).isEqualTo(5);
        assertThat(logs.problems())
                .containsExactly(
                        new Problem("gone.log", Trouble.UNREADABLE, "There is no file gone.log."),
                        new Problem("folder", Trouble.UNREADABLE, "folder is a folder: name the log files in it."),
                        new Problem("empty.log", Trouble.EMPTY, "empty.log is empty."),
                        new Problem(
                                "other.log",
                                Trouble.OTHER_FORMAT,
                                "other.log is not an access log of EZproxy, Apache or Squid: it looks like JSON lines;"
                                        + " if it is one, give its LogFormat with --format."));
    }

    @Test
    void logsAreReadInOrderOfTimeWhateverTheOrderTheyAreNamedIn() throws IOException {
        Path late = Files.writeString(folder.resolve("a.log"), lines(5000, 6000));
        Path early = Files.writeString(folder.resolve("b.log"), lines(0, 1000));
        Logs logs = Logs.in(null, "UTC").read(LogSource.of(late), LogSource.of(early));
        assertThat(logs.events).hasSize(2000).isSortedAccordingTo(byTime());
    }

    @Test
    void logsThatOverlapAreReadSideBySide() throws IOException {
        StringBuilder even = new StringBuilder();
        StringBuilder odd = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            (i % 2 == 0 ? even : odd).append(lines(i, i + 1));
        }
        Path one = Files.writeString(folder.resolve("proxy1.log"), even);
        Path two = Files.writeString(folder.resolve("proxy2.log"), odd);
        Logs logs = Logs.in(null, "UTC").read(LogSource.of(one), LogSource.of(two));
        assertThat(logs.events).hasSize(2000).isSortedAccordingTo(byTime());
    }

    @Test
    void theSameLogTwiceIsTheSameAsOnce() throws IOException {
        Path one = Files.writeString(folder.resolve("a.log"), lines(0, 500));
        Path packed = Files.write(folder.resolve("a.gz"), gzip(lines(0, 500)));
        Logs logs = Logs.in(null, "UTC").read(LogSource.of(one), LogSource.of(packed));
        assertThat(logs.events).hasSize(500);
        assertThat(logs.summary().repeated()).isEqualTo(500);
    }

    @Test
    void eachLogHasItsOwnFormat() throws IOException {
        Path ezproxy = Files.writeString(folder.resolve("a.log"), lines(0, 5));
        Path squid = Files.writeString(
                folder.resolve("b.log"),
                "1764460800.024      8 192.0.2.9 TCP_MISS/200 309401 GET http://www.example.com/a.pdf jdoe DIRECT/192.0.2.1 text/html\n");
        Logs logs = Logs.in(null, "UTC").read(LogSource.of(ezproxy), LogSource.of(squid));
        assertThat(logs.events).hasSize(6);
        assertThat(logs.summary().format()).isEqualTo("ezproxy (%h %l %u %t \"%r\" %s %b); squid");
    }

    @Test
    void progressTellsLinesAndOffsets() throws Exception {
        String text = lines(0, 40_000);
        List<Long> lines = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        LogReader reader = new LogReader(
                new ReaderSettings(null, java.time.ZoneOffset.UTC, Logs.NOW),
                new org.carrel.engine.tokens.Pseudonymiser(Logs.KEYS),
                org.carrel.engine.places.PlaceTable.none(),
                SeenLines.inMemory());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.read(
                List.of(LogSource.of("-", new ByteArrayInputStream(bytes))),
                event -> {},
                (source, stored, offset, line) -> {
                    lines.add(line);
                    offsets.add(offset);
                });
        assertThat(lines).hasSizeGreaterThan(2).isSorted().endsWith(40_000L);
        assertThat(offsets).isSorted().endsWith((long) bytes.length);
    }

    private static java.util.Comparator<AccessEvent> byTime() {
        return java.util.Comparator.comparingLong(AccessEvent::epochSecond);
    }

    private static String lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(Logs.line(
                    "user" + i % 7,
                    String.format("01/Dec/2025:%02d:%02d:%02d +0000", i / 3600, i / 60 % 60, i % 60),
                    "http://www.example.com/article/" + Integer.toHexString(i * 7919),
                    200));
        }
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
