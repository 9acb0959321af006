package org.carrel.testkit.evaluation;

import java.util.Arrays;

/// How many different values came within a sliding window.
final class Distinct {

    private final long window;
    private long[] values = new long[4];
    private long[] seen = new long[4];
    private int size;

    /// @param window seconds
    Distinct(long window) {
        this.window = window;
    }

    /// @return how many different values came in the window that ends now, this one included
    int see(long value, long now) {
        int kept = 0;
        boolean known = false;
        for (int i = 0; i < size; i++) {
            boolean same = values[i] == value;
            if (same || now - seen[i] <= window) {
                values[kept] = values[i];
                seen[kept++] = same ? now : seen[i];
                known |= same;
            }
        }
        size = kept;
        if (!known) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                seen = Arrays.copyOf(seen, size * 2);
            }
            values[size] = value;
            seen[size++] = now;
        }
        return size;
    }
}
