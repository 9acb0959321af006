package org.carrel.engine;

import java.util.List;
import java.util.SequencedMap;

/// What became of every line that was read: either an event, or skipped for a reason that is counted here.
///
/// @param sources names of the logs as the caller gave them, `-` for standard input
/// @param format the log format that was used, as a person would write it
/// @param lines all lines, of all sources
/// @param events lines that became an [AccessEvent]
/// @param known those of them that an earlier run had counted, and that are not counted again
/// @param repeated lines alike to the letter with an earlier one, counted once
/// @param skipped the other lines, by reason in plain words, most frequent first
/// @param placesGiven whether any places table was given; without one, place evidence is off
/// @param placed events whose place is known
/// @param seconds wall time of reading
public record ReadingSummary(
        List<String> sources,
        String format,
        long lines,
        long events,
        long known,
        long repeated,
        SequencedMap<String, Skipped> skipped,
        boolean placesGiven,
        long placed,
        double seconds) {

    /// The same, so many of the events being known from earlier runs.
    public ReadingSummary knowing(long earlier) {
        return new ReadingSummary(
                sources, format, lines, events, earlier, repeated, skipped, placesGiven, placed, seconds);
    }

    /// @param lines how many
    /// @param example one of them with every name, address, path and query replaced
    /// @param source where the example stands: source name and line number
    public record Skipped(long lines, String example, String source) {}
}
