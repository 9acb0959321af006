package org.carrel.sentinel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.Sentinel.LogsRead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The watched folder. A log put there is read once it has stopped growing, then moved to `done/`,
/// or to `refused/` with the reason beside it; nothing is ever deleted.
@Component
class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    /// A file still being copied was changed a moment ago.
    private static final Duration STILL = Duration.ofSeconds(2);

    private final Path folder;
    private final Sentinel sentinel;
    private final Clock clock;
    private String saidLast = "";

    Inbox(SentinelSettings settings, Sentinel sentinel, Clock clock) {
        this.folder = settings.inbox();
        this.sentinel = sentinel;
        this.clock = clock;
    }

    /// Reads what is there, all logs together, so that those of two proxies fall into one order.
    ///
    /// A log is first taken out of everybody's reach: one that replaces it meanwhile is the next.
    /// What an abrupt end left half read is read again; lines count once.
    void look() {
        try {
            PrivateFolder.make(folder);
            for (Path waiting : waiting()) {
                move(waiting, "reading");
            }
            List<Path> logs = files(folder.resolve("reading"));
            if (!logs.isEmpty()) {
                read(logs);
                saidLast = "";
            }
        } catch (KeysAway away) {
            waitFor(away);
        } catch (IOException e) {
            log.warn("The inbox cannot be read or written: {}", e.getClass().getSimpleName());
        }
    }

    /// The logs stay in `reading/` and are tried again with the next look; the log is told once.
    private void waitFor(KeysAway away) {
        if (!saidLast.equals(away.sentence())) {
            log.warn("Logs in the inbox wait: {}", away.sentence());
            saidLast = away.sentence();
        }
    }

    private void read(List<Path> logs) throws IOException {
        LogsRead result = sentinel.read(logs);
        for (Path one : logs) {
            String wrong = result.problems().stream()
                    .filter(problem -> problem.source().equals(one.getFileName().toString()))
                    .map(LogsRead.Problem::sentence)
                    .collect(Collectors.joining(" "));
            Path kept = move(one, wrong.isEmpty() ? "done" : "refused");
            if (!wrong.isEmpty() || result.late() > 0) {
                String reason = wrong.isEmpty() ? result.sentence() : wrong;
                Files.writeString(kept.resolveSibling(kept.getFileName() + ".reason.txt"), reason + "\n");
            }
        }
        if (result.late() > 0) {
            log.warn(
                    "{} lines in the inbox came too late to be scored; the reasons stand beside their logs",
                    result.late());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<Path> waiting() throws IOException {
        Instant still = clock.instant().minus(STILL);
        return files(folder).stream()
                .filter(Inbox::isMeantToBeRead)
                .filter(file -> lastChange(file).isBefore(still))
                .toList();
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
        Path target = PrivateFolder.make(folder.resolve(to)).resolve(file.getFileName());
        for (int copy = 2; Files.exists(target); copy++) {
            target = target.resolveSibling(file.getFileName() + "." + copy);
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
