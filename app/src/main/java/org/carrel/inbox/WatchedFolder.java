package org.carrel.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder into which somebody puts files for the program to read. A file that has stopped growing goes to `reading/`,
/// out of everybody's reach, and from there to `done/` or `refused/`, with what there is to say beside it. Nothing is
/// ever replaced or deleted.
///
/// Names and addresses stand in such files, so nobody else looks in: what is made here, only the program's own user
/// enters.
public final class WatchedFolder {

    /// A file still being copied was changed a moment ago.
    private static final Duration STILL = Duration.ofSeconds(2);

    private final Path folder;
    private final Clock clock;

    /// Asked once when it was changed: a file may go while others are put in order.
    private record Waiting(Path file, Instant changed) {}

    private WatchedFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Makes the folder where it is not there; an existing one stays as the operator set it.
    public static WatchedFolder at(Path folder, Clock clock) throws IOException {
        return new WatchedFolder(made(folder), clock);
    }

    /// Files that were not changed for two seconds, the oldest first, and in the order of their names where that is the
    /// same. Not those whose names begin with `.` or end with `.part` or `.tmp`.
    public List<Path> waiting() throws IOException {
        Instant still = clock.instant().minus(STILL);
        return files(folder).stream()
                .filter(WatchedFolder::isMeantToBeRead)
                .map(file -> new Waiting(file, lastChange(file)))
                .filter(waiting -> waiting.changed().isBefore(still))
                .sorted(Comparator.comparing(Waiting::changed))
                .map(Waiting::file)
                .toList();
    }

    /// What was begun: files in `reading/`, in the order of their names. After an abrupt end, what it left there.
    public List<Path> begun() throws IOException {
        return files(folder.resolve("reading"));
    }

    /// One that replaces it meanwhile is the next.
    ///
    /// @param file one of those that wait
    /// @return where it now is
    public Path begin(Path file) throws IOException {
        return move(file, "reading");
    }

    /// @param file one of those that were begun
    /// @return where it is kept
    public Path end(Path file, boolean refused) throws IOException {
        return move(file, refused ? "refused" : "done");
    }

    /// Writes a text beside a file that was read.
    ///
    /// @param kept where the file is kept
    /// @param ending follows the file's whole name, as `.report.txt`
    public static void note(Path kept, String ending, String text) throws IOException {
        Files.writeString(kept.resolveSibling(kept.getFileName() + ending), text + "\n");
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

    private Path move(Path file, String to) throws IOException {
        Path target = made(folder.resolve(to)).resolve(file.getFileName());
        for (int copy = 2; Files.exists(target); copy++) {
            target = target.resolveSibling(file.getFileName() + "." + copy);
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path made(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? folder
                : Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
