package org.carrel.buildings.occupancy;

/// How numbers of people are shown to everybody: the one place that says so. Whoever watches a number that counts each
/// person can see one come and go; so it is shown in fives, and what is under five is not told apart.
public final class SmallCounts {

    public static final int THRESHOLD = 5;

    private SmallCounts() {}

    public static boolean isSmall(long count) {
        return count < THRESHOLD;
    }

    /// To the nearest five; 0 for what is under five.
    public static long shown(double count) {
        return count < THRESHOLD ? 0 : THRESHOLD * Math.round(count / THRESHOLD);
    }
}
