package org.carrel.engine.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.ReadingSummary.Skipped;

/// Counts what became of every line.
final class Tally {
    private final Map<SkipReason, Count> skipped = new EnumMap<>(SkipReason.class);
    long lines;
    long events;
    long repeated;
    long placed;

    private static final class Count {
        final String example;
        final String source;
        final long line;
        long lines;

        Count(String example, String source, long line) {
            this.example = example;
            this.source = source;
            this.line = line;
        }
    }

    void skip(SkipReason reason, byte[] b, int from, int to, String source, long line) {
        Count count = skipped.get(reason);
        if (count == null) {
            count = new Count(Redaction.of(b, from, to), source, line);
            skipped.put(reason, count);
        }
        count.lines++;
    }

    /// An event that is none to use, because of the lines around it.
    void stray(String source) {
        skip(SkipReason.STRAY, new byte[0], 0, 0, source, 0);
    }

    /// Adds the lines another tally counted, and why they were skipped.
    ///
    /// @param before lines of the log before those the other tally counted
    void add(Tally other, long before) {
        lines += other.lines;
        other.skipped.forEach((reason, count) ->
                skipped.computeIfAbsent(reason, unseen -> new Count(count.example, count.source, before + count.line))
                        .lines += count.lines);
    }

    ReadingSummary summary(List<String> sources, List<String> formats, boolean placesGiven, double seconds) {
        return new ReadingSummary(
                sources,
                String.join("; ", formats),
                lines,
                events,
                0,
                repeated,
                byFrequency(),
                placesGiven,
                placed,
                seconds);
    }

    private SequencedMap<String, Skipped> byFrequency() {
        SequencedMap<String, Skipped> sorted = new LinkedHashMap<>();
        List<Map.Entry<SkipReason, Count>> entries = new ArrayList<>(skipped.entrySet());
        entries.sort((a, b) -> Long.compare(b.getValue().lines, a.getValue().lines));
        for (Map.Entry<SkipReason, Count> entry : entries) {
            Count count = entry.getValue();
            sorted.put(
                    entry.getKey().words(),
                    new Skipped(
                            count.lines,
                            count.example,
                            count.line == 0 ? count.source : count.source + ", line " + count.line));
        }
        return sorted;
    }
}
