package org.carrel.testkit;

import java.util.List;

/// What is done with one stolen account, day by day.
interface Theft {

    /// One day of it.
    ///
    /// @param since days since the first, 0 and up
    /// @param start epoch second of the local midnight
    /// @param owners where the owner sat that day
    record Today(int since, long start, Scene scene, Chance chance, List<Scene.Sitting> owners) {

        long at(double hour) {
            return start + (long) (hour * 3600);
        }

        long anyTime(int hours) {
            return start + chance.below(hours * 3_600);
        }
    }

    /// Days from the first to the last, rests included.
    int days();

    void work(Today today);

    /// Somebody chooses documents for others: another subject each time.
    static void strangers(Scene scene, Chance chance) {
        scene.readFrom(Shelf.stranger(chance));
    }
}
