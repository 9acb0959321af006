package org.carrel.sentinel.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.carrel.engine.reading.SeenLines;

/// The lines already counted, by hour: read when the first line of an hour comes, written with the chunk that counted
/// some.
///
/// A line is *seen* when the reader meets it and *counted* when the detector has taken it. Between the two it may wait
/// (the reader looks ahead in several logs), and a commit may fall there: only what was counted is written, or a kill
/// would lose the line for good.
final class SeenHours implements SeenLines {

    private static final long SECONDS = 3600;
    private static final int MOST_HOURS_HELD = 24 * 8;

    private final DetectorRepository repository;
    private final Map<Long, Hour> hours = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    private record Hour(LongSet seen, LongSet counted) {}

    SeenHours(DetectorRepository repository) {
        this.repository = repository;
    }

    @Override
    public boolean first(long epochSecond, long fingerprint) {
        return hour(epochSecond).seen().add(fingerprint);
    }

    /// The detector has taken the line.
    void counted(long epochSecond, long fingerprint) {
        if (hour(epochSecond).counted().add(fingerprint)) {
            changed.add(Math.floorDiv(epochSecond, SECONDS));
        }
    }

    /// Writes what changed; inside the chunk's transaction.
    void save() {
        for (long hour : changed) {
            repository.saveSeenLines(
                    hour * SECONDS, hour(hour * SECONDS).counted().packed());
        }
        changed.clear();
    }

    /// Lets go of what is only held for speed; not in the middle of a log.
    void rest() {
        if (hours.size() > MOST_HOURS_HELD) {
            hours.clear();
        }
    }

    private Hour hour(long epochSecond) {
        return hours.computeIfAbsent(Math.floorDiv(epochSecond, SECONDS), this::read);
    }

    private Hour read(long hour) {
        byte[] packed = repository.seenLines(hour * SECONDS).orElse(new byte[0]);
        return new Hour(LongSet.of(packed), LongSet.of(packed));
    }
}
