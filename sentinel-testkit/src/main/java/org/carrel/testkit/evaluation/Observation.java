package org.carrel.testkit.evaluation;

import java.util.List;
import java.util.Map;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.scoring.Weights;

/// All that was seen of one world, small enough to keep several.
///
/// @param traces running scores of everything that was measured, by name
/// @param days account-days with any activity
/// @param shown alerts of the detector with an unbounded budget, and the probability it shows for
///     each
/// @param live alerts of the detector with its real budget, on the world as it is
/// @param weights what each kind of evidence counted
/// @param seconds wall time of reading and of all measuring
record Observation(
        World world,
        Truth truth,
        Roster roster,
        ReadingSummary reading,
        Map<String, Trace> traces,
        AccountDays days,
        List<Shown> shown,
        List<Raised> live,
        double seconds,
        Weights weights) {

    /// @param probability as shown on the alert
    record Shown(Raised alert, double probability) {}

    Trace trace(String name) {
        Trace trace = traces.get(name);
        if (trace == null) {
            throw new IllegalArgumentException("nothing was measured under the name " + name);
        }
        return trace;
    }
}
