package org.carrel.engine.reading;

/// Remembers lines, so that the same line read twice is one event.
public interface SeenLines {

    /// @param epochSecond the line's own time: equal lines have equal times
    /// @param fingerprint keyed hash of the whole line
    /// @return whether this line was not seen before; it is from now on
    boolean first(long epochSecond, long fingerprint);

    /// Keeps those of the hours used last in memory, 11 to 22 bytes a line.
    static SeenLines inMemory() {
        return new SeenInMemory();
    }
}
