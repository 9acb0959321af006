package org.carrel.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    private Path data;

    private Path path = Path.of("");
    private WatchedFolder folder;

    @BeforeEach
    void aFolder() throws IOException {
        path = data.resolve("inbox");
        folder = WatchedFolder.at(path, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path put(String name, Duration ago) throws IOException {
        Path file = Files.writeString(path.resolve(name), name);
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
    }

    @Test
    void theOldestWaitsFirstAndWhatStillGrowsNotYet() throws IOException {
        Path second = put("a.csv", Duration.ofMinutes(1));
        Path first = put("b.csv", Duration.ofMinutes(2));
        put("growing.csv", Duration.ofSeconds(1));
        put(".hidden", Duration.ofMinutes(3));
        put("copied.csv.part", Duration.ofMinutes(3));
        put("copied.csv.tmp", Duration.ofMinutes(3));
        assertThat(folder.waiting()).containsExactly(first, second);
    }

    @Test
    void aSecondFileOfTheSameNameReplacesNothing() throws IOException {
        for (String ending : new String[] {"", ".2", ".3"}) {
            Path begun = folder.begin(put("a.csv", Duration.ofMinutes(1)));
            assertThat(folder.begun()).containsExactly(begun);
            Path kept = folder.end(begun, false);
            WatchedFolder.note(kept, ".report.txt", "Taken over.");
            assertThat(path.resolve("done/a.csv" + ending)).hasContent("a.csv");
            assertThat(path.resolve("done/a.csv" + ending + ".report.txt")).hasContent("Taken over.");
        }
        assertThat(folder.begun()).isEmpty();
        folder.end(folder.begin(put("a.csv", Duration.ofMinutes(1))), true);
        assertThat(path.resolve("refused/a.csv")).exists();
    }

    @Test
    void whatIsMadeNobodyElseEnters() throws IOException {
        folder.begin(put("a.csv", Duration.ofMinutes(1)));
        for (Path made : new Path[] {path, path.resolve("reading")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }
}
