package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.places.PlaceTable;
import org.carrel.engine.scoring.Detection;
import org.carrel.engine.scoring.Detector;
import org.carrel.engine.scoring.DetectorSettings;
import org.carrel.engine.tokens.Pseudonymiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million damaged lines, real ones where they lie beside the checkout: nothing is thrown, every line is accounted
/// for, and no more memory is held than the accounts need.
class MillionLinesTest {
    private static final Path REAL = Path.of("../../shared/data/ezproxy/sd.2013-03-12.log.gz");
    private static final int LINES = 1_000_000;
    private static final int UNDAMAGED = 300;
    /// A little over a kilobyte for each of the accounts that damaged names make, and what reading holds.
    private static final long MOST_BYTES = 700L << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aMillionDamagedLinesThrowNothingAndAreAllAccountedFor() throws Exception {
        Path places = Files.writeString(folder.resolve("places.csv"), "10.0.0.0/8,FR,Paris,48.9,2.3,64500,campus\n");
        ZoneId zone = ZoneId.of("Europe/Paris");
        LogReader reader = new LogReader(
                new ReaderSettings(null, zone, Logs.NOW),
                new Pseudonymiser(Logs.KEYS),
                PlaceTable.load(List.of(places)),
                SeenLines.inMemory(),
                3);
        Detector detector = Detector.inMemory(new DetectorSettings(zone, 5, true));
        Damaged log = new Damaged(lines());
        Reading reading = reader.read(List.of(LogSource.of("damaged.log", log)), detector::accept, Progress.NONE);
        ReadingSummary summary = reading.summary();
        long skipped = summary.skipped().values().stream()
                .mapToLong(ReadingSummary.Skipped::lines)
                .sum();
        assertThat(reading.problems()).isEmpty();
        assertThat(summary.lines()).isEqualTo(log.ends).isGreaterThanOrEqualTo(LINES);
        assertThat(summary.events() + summary.repeated() + skipped).isEqualTo(summary.lines());
        assertThat(summary.events()).isGreaterThan(LINES / 4);
        assertThat(skipped).isGreaterThan(LINES / 20);
        assertThat(summary.skipped()).containsKeys("longer than 1 MB");
        assertThat(held()).isLessThan(MOST_BYTES);
        Detection detection = detector.finish();
        assertThat(detection.events() + detection.lateEvents()).isEqualTo(summary.events());
        assertThat(detection.accountDays())
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day.score()).isFinite());
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<byte[]> lines() throws IOException {
        if (!Files.exists(REAL)) {
            return invented();
        }
        List<byte[]> lines = new ArrayList<>();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(REAL))) {
            byte[] all = stream.readAllBytes();
            int from = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    lines.add(Arrays.copyOfRange(all, from, i));
                    from = i + 1;
                }
            }
        }
        return lines;
    }

    private static List<byte[]> invented() {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            String time = String.format("30/Nov/2025:%02d:%02d:%02d +0100", i / 1500, i / 25 % 60, i % 60);
            String url = "http://www.example" + i % 9 + ".com/article/" + i % 4001;
            lines.add(Logs.line("user" + i % 301, time, url, 200).strip().getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    /// Makes its lines while it is read, so that they are never all in memory.
    private static final class Damaged extends InputStream {
        private static final byte[][] INSERTED = {
            {0},
            {1, 2, 27, 127},
            {'\r'},
            {'\n'},
            {'"', ' ', '['},
            {(byte) 0xc0, (byte) 0xaf},
            {(byte) 0xe0, (byte) 0x80, (byte) 0xaf},
            {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0xaf},
            {'%', '2', '5', '2', 'F', '%'},
            {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}
        };

        private final Random random = new Random(20_260_704);
        private final List<byte[]> originals;
        private byte[] line = {};
        private int at;
        private int made;
        /// Line ends given out.
        private long ends;

        Damaged(List<byte[]> originals) {
            this.originals = originals;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int from, int length) {
            if (at == line.length) {
                if (made == LINES) {
                    return -1;
                }
                byte[] original = originals.get((int) ((long) made * originals.size() / LINES));
                line = ended(made < UNDAMAGED || random.nextInt(4) == 0 ? original : damaged(original));
                made++;
                at = 0;
            }
            int given = Math.min(length, line.length - at);
            System.arraycopy(line, at, b, from, given);
            at += given;
            return given;
        }

        private byte[] ended(byte[] text) {
            byte[] ended = Arrays.copyOf(text, text.length + 1);
            ended[text.length] = '\n';
            for (byte b : ended) {
                ends += b == '\n' ? 1 : 0;
            }
            return ended;
        }

        private byte[] damaged(byte[] original) {
            byte[] b = original.clone();
            for (int n = 1 + random.nextInt(3); n > 0 && b.length > 0; n--) {
                int place = random.nextInt(b.length);
                int end = place + random.nextInt(b.length - place);
                b = switch (random.nextInt(7)) {
                    case 0 -> flipped(b, place);
                    case 1 -> joined(b, place, new byte[0], end);
                    case 2 -> joined(b, place, INSERTED[random.nextInt(INSERTED.length)], place);
                    case 3 -> Arrays.copyOf(b, place);
                    case 4 -> joined(b, b.length, b.length > 1 << 16 ? new byte[0] : b.clone(), b.length);
                    case 5 -> joined(b, place, Arrays.copyOfRange(b, place, end), place);
                    default -> joined(b, place, huge(), place);
                };
            }
            return b;
        }

        private byte[] flipped(byte[] b, int place) {
            b[place] ^= (byte) (1 << random.nextInt(8));
            return b;
        }

        /// Mostly some hundred bytes, now and then above what a line may have.
        private byte[] huge() {
            int pick = random.nextInt(50_000);
            byte[] field = new byte[pick < 5 ? LineBuffer.LONGEST + 7 : pick < 100 ? 70_000 : 300];
            Arrays.fill(field, (byte) ('a' + random.nextInt(26)));
            return field;
        }

        private static byte[] joined(byte[] b, int to, byte[] more, int from) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream(b.length + more.length);
            joined.write(b, 0, to);
            joined.writeBytes(more);
            joined.write(b, from, b.length - from);
            return joined.toByteArray();
        }
    }
}
