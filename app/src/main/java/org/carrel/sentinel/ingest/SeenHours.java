package org.carrel.sentinel.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.carrel.engine.reading.SeenLines;

/// The lines already counted, by hour: read when the first line of an hour comes, written with the chunk that added
/// some.
final class SeenHours implements SeenLines {

    private static final long SECONDS = 3600;
    private static final int MOST_HOURS_HELD = 24 * 8;

    private final DetectorRepository repository;
    private final Map<Long, LongSet> hours = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    SeenHours(DetectorRepository repository) {
        this.repository = repository;
    }

    @Override
    public boolean first(long epochSecond, long fingerprint) {
        long hour = Math.floorDiv(epochSecond, SECONDS);
        LongSet lines = hours.computeIfAbsent(hour, this::read);
        boolean first = lines.add(fingerprint);
        if (first) {
            changed.add(hour);
        }
        return first;
    }

    /// Writes what changed; inside the chunk's transaction.
    void save() {
        for (long hour : changed) {
            LongSet lines = hours.get(hour);
            if (lines != null) {
                repository.saveSeenLines(hour * SECONDS, lines.packed());
            }
        }
        changed.clear();
        if (hours.size() > MOST_HOURS_HELD) {
            hours.clear();
        }
    }

    private LongSet read(long hour) {
        return repository.seenLines(hour * SECONDS).map(LongSet::of).orElseGet(LongSet::empty);
    }
}
