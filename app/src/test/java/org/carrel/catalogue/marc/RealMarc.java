package org.carrel.catalogue.marc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Records that libraries published, beside the project's folder.
public final class RealMarc {

    private static final Path FOLDER = Path.of("../../shared/data/marc");

    private RealMarc() {}

    /// Skips the test where there are none.
    public static List<Path> files() {
        assumeTrue(Files.isDirectory(FOLDER), "the real records are not beside the project: ../shared/data/marc");
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path file(String name) {
        return files().stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static List<MarcRead> read(Path file) {
        List<MarcRead> all = new ArrayList<>();
        try (Chunks chunks = MarcFile.open(file)) {
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                all.add(chunks.read(chunk));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
