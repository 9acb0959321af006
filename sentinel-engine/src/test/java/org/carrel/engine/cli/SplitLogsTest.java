package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same lines give the same table of scores, byte for byte, whoever parses them and in however many files they
/// come.
class SplitLogsTest {
    private static final int LINES = 24_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> lines = new ArrayList<>();
    private byte[] whole = {};

    @BeforeEach
    void scanWhole() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < LINES; i++) {
            // up to five minutes late, as parallel requests are logged
            int second = Math.max(
                    0, (int) ((long) i * 3 * 86_400 / LINES) - (random.nextInt(9) == 0 ? random.nextInt(300) : 0));
            int account = random.nextInt(60) * random.nextInt(4);
            lines.add(String.format(
                    "10.%d.0.%d - reader%d [%02d/Dec/2025:%02d:%02d:%02d +0000] \"GET http://www.example%d.com/article/%d HTTP/1.1\" 200 %d\n",
                    account % 5,
                    account + random.nextInt(2),
                    account,
                    1 + second / 86_400,
                    second / 3600 % 24,
                    second / 60 % 60,
                    second % 60,
                    random.nextInt(6),
                    random.nextInt(3000),
                    random.nextInt(90_000)));
        }
        Files.writeString(
                folder.resolve("places.csv"),
                "10.0.0.0/8,GB,London,51.5,-0.1,786,campus\n10.1.0.0/16,FR,Paris,48.9,2.3,64500,residential\n"
                        + "10.2.0.0/16,JP,Tokyo,35.7,139.7,64802,vpn\n");
        whole = scores(1, write("whole.log", lines));
        assertThat(new String(whole, StandardCharsets.UTF_8).lines()).hasSizeGreaterThan(100);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() throws Exception {
        for (int threads : new int[] {2, 3, 4, 8}) {
            assertThat(scores(threads, folder.resolve("whole.log").toString()))
                    .as("%d threads", threads)
                    .isEqualTo(whole);
        }
    }

    @Test
    void filesThatFollowEachOtherGiveTheSameBytes() throws Exception {
        for (int files : new int[] {2, 7, 40}) {
            List<String> names = new ArrayList<>();
            for (int file = 0; file < files; file++) {
                names.add(write(
                        files + "-" + file + ".log", lines.subList(LINES * file / files, LINES * (file + 1) / files)));
            }
            assertThat(scores(2, names.toArray(String[]::new)))
                    .as("%d files", files)
                    .isEqualTo(whole);
        }
    }

    @Test
    void twoProxiesLogsSideBySideGiveTheSameBytes() throws Exception {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        Random random = new Random(12);
        lines.forEach(line -> (random.nextInt(3) == 0 ? one : other).add(line));
        Path packed = folder.resolve("other.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(String.join("", other).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(scores(2, packed.toString(), write("one.log", one))).isEqualTo(whole);
    }

    private String write(String name, List<String> text) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", text)).toString();
    }

    private byte[] scores(int threads, String... logs) throws IOException {
        Path scores = folder.resolve("scores.csv");
        List<String> arguments = new ArrayList<>(
                List.of("scan", "--key", folder.resolve("keys.p12").toString()));
        arguments.addAll(List.of("--threads", Integer.toString(threads), "--scores", scores.toString()));
        arguments.addAll(List.of("--places", folder.resolve("places.csv").toString(), "--zone", "UTC"));
        arguments.addAll(List.of(logs));
        Run run = Run.of(folder, arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.DONE);
        return Files.readAllBytes(scores);
    }
}
