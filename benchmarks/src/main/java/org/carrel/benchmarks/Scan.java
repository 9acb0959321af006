package org.carrel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The whole command as a process of its own: start, compiler, places, keys, reading, scoring, outputs.
///
/// @param folder for its outputs
record Scan(Path folder, Path log, Path places) {

    Measured on(String processors, int threads) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Measured.java(processors, "-XX:+UseSerialGC", "-XX:FreqInlineSize=150"));
        String jar = System.getProperty("carrel.engine", "");
        if (jar.isEmpty()) {
            command.add("org.carrel.engine.cli.Main");
        } else {
            command = new ArrayList<>(command.subList(0, command.indexOf("-cp")));
            command.addAll(cache(Path.of(jar.replace(".jar", ".aot"))));
            command.addAll(List.of("-jar", jar));
        }
        command.addAll(List.of(
                "scan",
                "--threads",
                Integer.toString(threads),
                "--key",
                folder.resolve("keys.p12").toString(),
                "--places",
                places.toString(),
                "--scores",
                folder.resolve("scores-" + threads + ".csv").toString(),
                log.toString()));
        return Measured.of(command);
    }

    /// As the launcher starts it, with what an earlier scan taught the JVM where there is such a cache.
    private static List<String> cache(Path cache) {
        return Files.exists(cache) ? List.of("-Xlog:aot*=off", "-XX:AOTCache=" + cache) : List.of();
    }
}
