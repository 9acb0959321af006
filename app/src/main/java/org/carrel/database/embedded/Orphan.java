package org.carrel.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carrel.database.DatabaseRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database server whose program was killed: it still runs and still holds its folder.
///
/// PostgreSQL leaves its process id in `postmaster.pid`. The id may since have been given to another program, so the
/// process is ended only when it is a PostgreSQL running on this very folder. What was committed is on disk; the next
/// start recovers it from the write-ahead log.
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final int PATIENCE_SECONDS = 60;

    private Orphan() {}

    static void end(Path cluster) {
        Path pidFile = cluster.resolve("postmaster.pid");
        process(pidFile).filter(process -> runsOn(process, cluster)).ifPresent(process -> {
            log.info("The database still runs from a start that ended abruptly; ending it first");
            process.destroy();
            waitFor(process);
        });
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new DatabaseRefused(
                    "The file " + pidFile + " is left from an earlier start and cannot be removed", e);
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException e) {
            // A file cut short by a power failure names no process, and none can have survived that.
            return Optional.empty();
        }
    }

    private static boolean runsOn(ProcessHandle process, Path cluster) {
        String command =
                process.info().commandLine().or(() -> process.info().command()).orElse("");
        return command.contains("postgres") && command.contains(cluster.toString());
    }

    private static void waitFor(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS / 2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            waitLonger(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new DatabaseRefused("The earlier database (process " + process.pid() + ") could not be watched", e);
        }
    }

    private static void waitLonger(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS / 2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new DatabaseRefused(
                    "The earlier database (process " + process.pid() + ") does not end: end it by hand and start again",
                    e);
        }
    }
}
