package org.carrel.engine.reading;

/// Where the columns of the current line stand; reused for every line.
final class LineFields {
    private final int[] from = new int[Field.values().length];
    private final int[] to = new int[Field.values().length];
    /// Nothing was left over at the end of the line.
    boolean whole;

    void clear() {
        java.util.Arrays.fill(from, -1);
        java.util.Arrays.fill(to, -1);
    }

    void set(Field field, int start, int end) {
        int i = field.ordinal();
        // a column given twice: the first that says something counts
        if (to[i] - from[i] < 1) {
            from[i] = start;
            to[i] = end;
        }
    }

    boolean has(Field field) {
        return from[field.ordinal()] >= 0;
    }

    int from(Field field) {
        return from[field.ordinal()];
    }

    int to(Field field) {
        return to[field.ordinal()];
    }

    /// Absent, empty, or the `-` that logs write for nothing.
    boolean isNothing(Field field, byte[] bytes) {
        int start = from[field.ordinal()];
        int length = to[field.ordinal()] - start;
        return start < 0 || length == 0 || length == 1 && bytes[start] == '-';
    }
}
