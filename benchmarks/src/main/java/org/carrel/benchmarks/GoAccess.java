package org.carrel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GoAccess on the same log: it makes a report of pages, hosts and countries, has no tokens and scores nothing.
final class GoAccess {
    private static final Path PROGRAM = Path.of("/usr/bin/goaccess");

    private GoAccess() {}

    /// @param geoip its country database; null for none
    /// @return null where it is not installed
    static @Nullable Measured on(String processors, Path log, @Nullable Path geoip, Path folder)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            return null;
        }
        List<String> command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                processors,
                PROGRAM.toString(),
                log.toString(),
                "--log-format=%h %^ %e [%d:%t %^] \"%r\" %s %b",
                "--date-format=%d/%b/%Y",
                "--time-format=%T",
                "--no-progress",
                "-o",
                folder.resolve("goaccess.html").toString()));
        if (geoip != null) {
            command.add("--geoip-database=" + geoip);
        }
        return Measured.of(command);
    }
}
