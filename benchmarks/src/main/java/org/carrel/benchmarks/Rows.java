package org.carrel.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/// Prints what was measured, row by row, as it comes.
final class Rows {
    private final PrintStream out;
    private final long lines;

    /// @param lines of the log that all rows are about
    Rows(PrintStream out, long lines) {
        this.out = out;
        this.lines = lines;
        out.println("| | wall, s | lines/s | processor, s | lines/s of it | peak memory |");
        out.println("| --- | --- | --- | --- | --- | --- |");
    }

    Measured add(String what, Measured measured) {
        double processor = measured.processor();
        out.printf(
                Locale.ROOT,
                "| %s%s | %.2f | %,.0f | %.2f | %,.0f | %,d MiB |%n",
                what,
                measured.exit() == 0 ? "" : ", exit " + measured.exit(),
                measured.wall(),
                lines / measured.wall(),
                processor,
                lines / processor,
                measured.peak() >> 20);
        return measured;
    }

    /// @param seconds wall time
    void add(String what, double seconds) {
        out.printf(Locale.ROOT, "| %s | %.2f | %,.0f | – | – | – |%n", what, seconds, lines / seconds);
    }

    void say(String line) {
        out.println(line.startsWith("|") ? line : "| " + line + " | | | | | |");
    }
}
