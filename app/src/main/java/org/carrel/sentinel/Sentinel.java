package org.carrel.sentinel;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The module's facade.
public interface Sentinel {

    /// Reads logs through the detector. When this returns, all of it is durable and its alerts can be seen. Lines that
    /// were read before change nothing.
    LogsRead read(List<Path> logs);

    /// As [#read(List)], for a log that comes over a connection; plain or gz.
    ///
    /// @param name how messages and the record of sources call it
    LogsRead read(String name, InputStream log);

    /// What became of the lines.
    ///
    /// @param problems logs that could not be read, or not to their end; empty when all went well
    record LogsRead(long lines, long events, long repeated, long skipped, List<Problem> problems) {

        /// @param source the log it is about, by the name it was read under
        /// @param sentence what is wrong and what to do
        public record Problem(String source, String sentence) {}

        public String sentence() {
            String counts = String.format(
                    "%,d lines read: %,d counted, %,d known already, %,d skipped.", lines, events, repeated, skipped);
            if (problems.isEmpty()) {
                return counts;
            }
            String wrong = problems.stream().map(Problem::sentence).collect(Collectors.joining(" "));
            return lines == 0 ? wrong : wrong + " " + counts;
        }
    }
}
