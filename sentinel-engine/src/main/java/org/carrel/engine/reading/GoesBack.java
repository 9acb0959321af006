package org.carrel.engine.reading;

/// A log that was being read turned out to go back in time, so that reading has to begin again.
final class GoesBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient LogSource source;

    GoesBack(LogSource source) {
        super("a log goes back in time", null, false, false);
        this.source = source;
    }

    LogSource source() {
        return source;
    }
}
