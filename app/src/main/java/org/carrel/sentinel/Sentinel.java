package org.carrel.sentinel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The module's facade.
public interface Sentinel {

    /// Reads logs through the detector. When this returns, all of it is durable and its alerts can
    /// be seen. Lines that were read before change nothing.
    ///
    /// @throws org.carrel.engine.tokens.KeysAway when the keys of tokens cannot be had now: nothing
    ///     of what was not yet durable counts, and the logs are to be read again
    LogsRead read(List<Path> logs);

    /// As [#read(List)], for one log under another name than its file's.
    ///
    /// @param name how messages and the record of sources call it
    LogsRead read(String name, Path log);

    /// Leaves out of the analysis, at once, whoever has objected by now, and deletes what is kept
    /// of them. While logs are being read, that happens with their next lines.
    void respectObjections();

    /// What became of the lines.
    ///
    /// @param lines all of them: events + repeated + late + skipped
    /// @param events new, and scored or waiting to be
    /// @param repeated read before
    /// @param late so much older than what was read before that they can no longer be scored
    /// @param skipped not usable, by reasons the log says
    /// @param problems logs that could not be read, or not to their end; empty when all went well
    record LogsRead(long lines, long events, long repeated, long late, long skipped, List<Problem> problems) {

        /// @param source the log it is about, by the name it was read under
        /// @param sentence what is wrong and what to do
        public record Problem(String source, String sentence) {}

        /// The numbers in words.
        public String counts() {
            return String.format(
                    Locale.UK,
                    "%,d lines read: %,d counted, %,d known already, %,d too old to be scored, %,d skipped",
                    lines,
                    events,
                    repeated,
                    late,
                    skipped);
        }

        /// All of it in words: what is wrong first, then the numbers.
        public String sentence() {
            String wrong =
                    problems.stream().map(problem -> problem.sentence() + " ").collect(Collectors.joining());
            return lines == 0 && !problems.isEmpty()
                    ? wrong.strip()
                    : wrong + counts() + "." + (late == 0 ? "" : TOO_OLD);
        }

        private static final String TOO_OLD =
                " Logs are read forward in time: give older ones first, and those of the same hours together.";
    }
}
