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
        long lines;

        Count(String example, String source) {
            this.example = example;
            this.source = source;
        }
    }

    void skip(SkipReason reason, byte[] b, int from, int to, String source, long line) {
        Count count = skipped.get(reason);
        if (count == null) {
            count = new Count(Redaction.of(b, from, to), source + ", line " + line);
            skipped.put(reason, count);
        }
        count.lines++;
    }

    /// Adds the lines another tally counted, and why they were skipped.
    void add(Tally other) {
        lines += other.lines;
        other.skipped.forEach((reason, count) ->
                skipped.computeIfAbsent(reason, unseen -> new Count(count.example, count.source)).lines += count.lines);
    }

    ReadingSummary summary(List<String> sources, List<String> formats, boolean placesGiven, double seconds) {
        return new ReadingSummary(
                sources,
                String.join("; ", formats),
                lines,
                events,
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
            sorted.put(entry.getKey().words(), new Skipped(count.lines, count.example, count.source));
        }
        return sorted;
    }
}
