package org.carrel.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says what the figures were measured on.
final class Machine {
    private Machine() {}

    static void describe(PrintStream out) throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown processor");
        out.println(processor + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + Files.readAllLines(Path.of("/proc/meminfo")).getFirst() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", " + System.getProperty("java.vm.vendor") + " "
                + System.getProperty("java.vm.version"));
        load(out);
    }

    /// Load of the last 1, 5 and 15 minutes.
    static void load(PrintStream out) throws IOException {
        out.println("load: " + Files.readString(Path.of("/proc/loadavg")).strip());
    }
}
