package org.carrel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What running a process took, as Linux tells of it in `/proc`.
///
/// @param wall seconds
/// @param user seconds of processor time outside the kernel, all threads
/// @param system seconds of processor time in the kernel
/// @param peak most bytes of memory held at once
/// @param output lines it printed
record Measured(int exit, double wall, double user, double system, long peak, List<String> output) {
    private static final int TICKS_A_SECOND = 100;

    /// Seconds of processor time.
    double processor() {
        return user + system;
    }

    /// A `java` command for a class of the class path this runs with, pinned to processors.
    static List<String> java(String processors, String... flags) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", processors));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        return command;
    }

    static Measured of(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("measured", ".out");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        double[] seconds = new double[2];
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, look(process.pid(), seconds));
            process.waitFor(10, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        List<String> output = Files.readAllLines(out);
        Files.delete(out);
        return new Measured(process.exitValue(), wall, seconds[0], seconds[1], peak, output);
    }

    /// @return bytes held at most so far
    private static long look(long process, double[] seconds) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            seconds[0] = Double.parseDouble(fields[11]) / TICKS_A_SECOND;
            seconds[1] = Double.parseDouble(fields[12]) / TICKS_A_SECOND;
            for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException ended) {
            // what was seen last counts
        }
        return 0;
    }
}
