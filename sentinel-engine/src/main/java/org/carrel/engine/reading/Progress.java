package org.carrel.engine.reading;

/// Told now and then how far reading is.
@FunctionalInterface
public interface Progress {
    Progress NONE = (source, storedBytes, offset, lines) -> {};

    /// @param source name of the log being read
    /// @param storedBytes bytes taken from it so far, as stored
    /// @param offset bytes of text up to the end of the line just read
    /// @param lines lines read from it so far
    void at(String source, long storedBytes, long offset, long lines);
}
