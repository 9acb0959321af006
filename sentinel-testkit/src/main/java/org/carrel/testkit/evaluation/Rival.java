package org.carrel.testkit.evaluation;

import org.carrel.engine.AccessEvent;

/// Something the detector is compared with. Sees the same events in the same order, and keeps its
/// running score in a [Trace].
interface Rival {

    /// @param account index in the [Roster]
    /// @param day of the world, from 0
    void see(int account, int day, AccessEvent event);

    /// After the last event.
    default void finish() {}

    /// A line that its makers ship or its users name.
    ///
    /// @param name of the rule, in words
    /// @param measure name of the trace it looks at
    /// @param line the score at which it fires
    record Rule(String name, String measure, double line) {}
}
