package org.carrel.sentinel.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.inbox.WatchedFolder;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.Sentinel.LogsRead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The watched folder. What is put there is read, and kept; what was refused, with the reason beside it.
@Component
class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

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
    /// What an abrupt end left half read is read again; lines count once.
    void look() {
        try {
            WatchedFolder inbox = WatchedFolder.at(folder, clock);
            for (Path waiting : inbox.waiting()) {
                inbox.begin(waiting);
            }
            List<Path> logs = inbox.begun();
            if (!logs.isEmpty()) {
                read(logs, inbox);
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

    private void read(List<Path> logs, WatchedFolder inbox) throws IOException {
        LogsRead result = sentinel.read(logs);
        for (Path one : logs) {
            String wrong = result.problems().stream()
                    .filter(problem -> problem.source().equals(one.getFileName().toString()))
                    .map(LogsRead.Problem::sentence)
                    .collect(Collectors.joining(" "));
            Path kept = inbox.end(one, !wrong.isEmpty());
            if (!wrong.isEmpty() || result.late() > 0) {
                WatchedFolder.note(kept, ".reason.txt", wrong.isEmpty() ? result.sentence() : wrong);
            }
        }
        if (result.late() > 0) {
            log.warn(
                    "{} lines in the inbox came too late to be scored; the reasons stand beside their logs",
                    result.late());
        }
    }
}
