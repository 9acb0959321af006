package org.carrel.engine.keeping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// All that lies in a generation.
///
/// @param owner who made it, and how
/// @param checkpoint of the detector, empty before the first line
/// @param cohorts numbers of the cohorts by name, which stay the same as long as the folder lives
record Memory(
        Owner owner,
        Run run,
        byte[] checkpoint,
        KeptStates states,
        LineHours lines,
        Results results,
        SequencedMap<String, Integer> cohorts) {

    /// @param keyMark keyed hash by which the keys are known again
    /// @param epoch of the tokens
    /// @param zone of the calendar days
    record Owner(long keyMark, int epoch, String zone) {}

    /// The run that last brought a new line.
    ///
    /// @param first its earliest line, [Long#MAX_VALUE] before any
    /// @param finished it came to its end, so the next new line begins another
    /// @param beyondBudgetBefore of the detector, when the run began
    record Run(long first, boolean finished, long beyondBudgetBefore) {
        static final Run NONE = new Run(Long.MAX_VALUE, true, 0);
    }

    static Memory empty(Owner owner) {
        return new Memory(
                owner,
                Run.NONE,
                new byte[0],
                new KeptStates(),
                new LineHours(),
                new Results(),
                new java.util.LinkedHashMap<>());
    }

    Memory with(Run latest, byte[] latestCheckpoint) {
        return new Memory(owner, latest, latestCheckpoint, states, lines, results, cohorts);
    }

    /// The same under the tokens of another epoch.
    Memory under(int epoch, UnaryOperator<String> tokens) {
        Owner moved = new Owner(owner.keyMark(), epoch, owner.zone());
        return new Memory(moved, run, checkpoint, states.under(tokens), lines, results.under(tokens), cohorts);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(owner.keyMark());
        out.writeInt(owner.epoch());
        out.writeUTF(owner.zone());
        out.writeLong(run.first());
        out.writeBoolean(run.finished());
        out.writeLong(run.beyondBudgetBefore());
        out.writeInt(checkpoint.length);
        out.write(checkpoint);
        states.write(out);
        lines.write(out);
        results.write(out);
        out.writeInt(cohorts.size());
        for (Map.Entry<String, Integer> cohort : new TreeMap<>(cohorts).entrySet()) {
            out.writeUTF(cohort.getKey());
            out.writeInt(cohort.getValue());
        }
    }

    /// @throws IllegalArgumentException if a part is of an unknown version
    static Memory read(DataInput in) throws IOException {
        Owner owner = new Owner(in.readLong(), in.readInt(), in.readUTF());
        Run run = new Run(in.readLong(), in.readBoolean(), in.readLong());
        byte[] checkpoint = new byte[in.readInt()];
        in.readFully(checkpoint);
        KeptStates states = KeptStates.read(in);
        LineHours lines = LineHours.read(in);
        Results results = Results.read(in);
        SequencedMap<String, Integer> cohorts = new java.util.LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            cohorts.put(in.readUTF(), in.readInt());
        }
        return new Memory(owner, run, checkpoint, states, lines, results, cohorts);
    }
}
