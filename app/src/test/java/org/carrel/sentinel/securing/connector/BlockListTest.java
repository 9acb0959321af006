package org.carrel.sentinel.securing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListTest {

    @TempDir
    private Path folder;

    private Path file;
    private BlockList list;

    @BeforeEach
    void noListYet() {
        file = folder.resolve("blocked.txt");
        list = new BlockList(file);
    }

    @Test
    void theFirstEntryMakesTheListAndTheSameAgainChangesNothing() throws IOException {
        assertThat(list.apply(Targets.of("rashdown"))).isInstanceOf(Outcome.Done.class);
        assertThat(list.apply(Targets.of("RAshdown"))).isInstanceOf(Outcome.Done.class);
        assertThat(Files.readString(file)).isEqualTo("rashdown\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void whatOthersWroteStaysAndSoDoTheFilesRights() throws IOException {
        Files.writeString(file, "# by hand\nimogen\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        list.apply(Targets.of("rashdown"));
        assertThat(Files.readAllLines(file)).containsExactly("# by hand", "imogen", "rashdown");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
        assertThat(list.undo(Targets.of("rashdown"))).isInstanceOf(Outcome.Done.class);
        assertThat(list.undo(Targets.of("rashdown"))).isInstanceOf(Outcome.Done.class);
        assertThat(Files.readAllLines(file)).containsExactly("# by hand", "imogen");
    }

    @Test
    void aListInAnOlderEncodingKeepsItsBytes() throws IOException {
        byte[] before = "# für alle\nzoë\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, before);
        assertThat(list.apply(Targets.of("rashdown"))).isInstanceOf(Outcome.Done.class);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).endsWith("zoë\nrashdown\n");
        assertThat(list.apply(Targets.of("Zoë"))).isInstanceOf(Outcome.Done.class);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).endsWith("zoë\nrashdown\n");
        list.apply(Targets.of("jürgen"));
        assertThat(Files.readAllBytes(file)).containsSequence("jürgen".getBytes(StandardCharsets.UTF_8));
        list.undo(Targets.of("JÜRGEN"));
        list.undo(Targets.of("rashdown"));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aListBehindALinkStaysBehindTheLink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "imogen\n");
        Files.createSymbolicLink(file, real);
        list.apply(Targets.of("rashdown"));
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readAllLines(real)).containsExactly("imogen", "rashdown");
    }

    @Test
    void manyWritersAtOnceLoseNothingAndReadersNeverSeeHalfAList() throws Exception {
        Files.writeString(file, "first\n");
        List<Callable<Object>> work = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> work.add(() -> new BlockList(file).apply(Targets.of("reader" + i))));
        IntStream.range(0, 40)
                .forEach(i -> work.add(() -> {
                    assertThat(Files.readString(file)).startsWith("first\n").endsWith("\n");
                    return Outcome.done();
                }));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(work)) {
                assertThat(one.get()).isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(41).doesNotHaveDuplicates();
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndTriedAgain() {
        assertThat(new BlockList(folder.resolve("none/blocked.txt")).apply(Targets.of("rashdown")))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.sentence()).contains("block list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "one\ntwo", "# comment"})
    void aNameThatWouldBeMoreThanALineIsRefused(String username) {
        assertThat(list.apply(Targets.of(username))).isInstanceOf(Outcome.Failed.class);
        assertThat(file).doesNotExist();
    }
}
