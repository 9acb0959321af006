package org.carrel.testkit;

/// When in a day people sit down.
final class Hours {

    /// As the real logs have it over the day, with more of the evening: those are of one publisher and mostly of staff.
    private static final double[] HOME = {
        1.2, .6, .4, .3, .2, .3, .7, 1.5, 4, 7, 9, 9, 7.5, 8, 9, 9, 9, 8, 7, 7, 8, 8, 6.5, 4
    };

    private static final double[] CAMPUS = {
        .1, 0, 0, 0, 0, 0, .1, 1, 4, 9, 11, 11, 8, 9, 11, 10, 8, 5, 2.5, 1.2, 1, .6, .3, .1
    };
    private static final double[] NIGHT = {10, 9, 9, 8, 8, 7, 6, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 8, 10};
    private static final double[] SHIFTS = {
        1, .6, .5, .5, .5, .7, 3, 9, 6, 4, 4, 4, 5, 5, 4, 4, 4, 4, 5, 9, 6, 3, 2, 1.5
    };

    private Hours() {}

    /// @return second of the day, by a local clock
    static int home(Chance chance) {
        return at(HOME, chance);
    }

    static int campus(Chance chance) {
        return at(CAMPUS, chance);
    }

    static int night(Chance chance) {
        return at(NIGHT, chance);
    }

    static int shift(Chance chance) {
        return at(SHIFTS, chance);
    }

    private static int at(double[] weights, Chance chance) {
        return chance.weighted(weights) * 3600 + chance.below(3600);
    }

    /// The same time on the proxy's clock of somebody whose own is that of a longitude.
    static int away(int second, double longitude) {
        return Math.floorMod(second - (int) Math.round(longitude / 15) * 3600, 86_400);
    }
}
