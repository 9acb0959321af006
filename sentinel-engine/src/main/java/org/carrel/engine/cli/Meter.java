package org.carrel.engine.cli;

import java.util.Locale;
import java.util.Map;
import org.carrel.engine.reading.Progress;

/// One line on standard error that tells how far the scan is; silent where nobody watches.
final class Meter implements Progress {
    private static final long INTERVAL = 200_000_000L;

    private final Desk desk;
    private final Map<String, Long> sizes;
    private final boolean watched;
    private final long start = System.nanoTime();
    private long last;
    private long finishedLines;
    private String source = "";
    private long sourceLines;

    /// @param sizes stored bytes by name of source; sources of unknown size are left out
    Meter(Desk desk, Map<String, Long> sizes) {
        this.desk = desk;
        this.sizes = sizes;
        this.watched = desk.terminal().isWatched();
    }

    @Override
    public void at(String name, long storedBytes, long offset, long lines) {
        if (!name.equals(source)) {
            finishedLines += sourceLines;
            source = name;
        }
        sourceLines = lines;
        long now = System.nanoTime();
        if (watched && now - last > INTERVAL) {
            last = now;
            desk.err().print("\r\033[K" + bar(storedBytes, now));
            desk.err().flush();
        }
    }

    private String bar(long storedBytes, long now) {
        long lines = finishedLines + sourceLines;
        double seconds = Math.max((now - start) / 1e9, 1e-3);
        Long size = sizes.get(source);
        String share = size == null || size == 0
                ? ""
                : String.format(Locale.ROOT, "%3d%%  ", Math.min(100, storedBytes * 100 / size));
        return String.format(Locale.ROOT, "%s%s  %,d lines  %,.0f a second", share, source, lines, lines / seconds);
    }

    void clear() {
        if (watched && last != 0) {
            desk.err().print("\r\033[K");
            desk.err().flush();
        }
    }
}
