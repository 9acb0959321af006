package org.carrel.people.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The watched folder, with one below it for each source. A file put there is taken over once it has stopped growing,
/// then
/// moved to `done/` or `refused/` with the report beside it. Names and addresses stand in it: the library deletes it.
@Component
class FeedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(FeedFolder.class);

    /// A file still being copied was changed a moment ago.
    private static final Duration STILL = Duration.ofSeconds(2);

    private final Path folder;
    private final Sources sources;
    private final FileDeliveries deliveries;
    private final Reports reports;
    private final Clock clock;

    FeedFolder(FeedSettings settings, Sources sources, FileDeliveries deliveries, Reports reports, Clock clock) {
        this.folder = settings.folder();
        this.sources = sources;
        this.deliveries = deliveries;
        this.reports = reports;
        this.clock = clock;
    }

    /// Takes over what is there, the oldest first.
    void look() {
        for (Source source : sources.all()) {
            try {
                if (!source.mapping().isBlank()) {
                    look(source.key());
                }
            } catch (IOException e) {
                LOG.warn(
                        "The folder of the source {} cannot be read or written: {}",
                        source.key(),
                        e.getClass().getSimpleName());
            }
        }
    }

    private void look(String source) throws IOException {
        Path inbox = privateFolder(folder.resolve(source));
        // What an abrupt end left is taken first; the same twice changes nothing.
        for (Path file : files(inbox.resolve("reading"))) {
            take(source, inbox, file);
        }
        for (Path file : waiting(inbox)) {
            take(source, inbox, move(file, inbox.resolve("reading")));
        }
    }

    private void take(String source, Path inbox, Path file) throws IOException {
        Import made = deliveries.take(source, file, null, true);
        boolean refused = made.state() == Import.State.STOPPED;
        Path kept = move(file, inbox.resolve(refused ? "refused" : "done"));
        Files.writeString(kept.resolveSibling(kept.getFileName() + ".report.txt"), reports.of(made) + "\n");
    }

    private List<Path> waiting(Path inbox) throws IOException {
        Instant still = clock.instant().minus(STILL);
        return files(inbox).stream()
                .filter(FeedFolder::isMeantToBeRead)
                .filter(file -> lastChange(file).isBefore(still))
                .sorted(java.util.Comparator.comparing(FeedFolder::lastChange))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isMeantToBeRead(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
    }

    private static Instant lastChange(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            // Gone since it was listed, or not readable yet: next time.
            return Instant.MAX;
        }
    }

    private static Path move(Path file, Path to) throws IOException {
        Path target = privateFolder(to).resolve(file.getFileName());
        for (int copy = 2; Files.exists(target); copy++) {
            target = target.resolveSibling(file.getFileName() + "." + copy);
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path privateFolder(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? folder
                : Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
