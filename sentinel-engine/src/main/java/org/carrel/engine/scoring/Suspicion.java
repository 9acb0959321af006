package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Evidence of the days before, adding up and fading: S ← S·e^(−Δ/3 days) + max(0, the day's own evidence).
///
/// Most thefts last for days, and no single one of those need stand out. A quarter of S counts (see
/// [Family#EARLIER]), because what made one day odd mostly makes the next one odd too.
final class Suspicion {

    /// −log2(e) / 3, per day.
    private static final double RATE = -1.4426950408889634 / 3;

    private float sum;
    private long day;

    /// In bits, as of a later day.
    double on(long epochDay) {
        return sum == 0 ? 0 : sum * Logs.exp2(Math.max(-1000, RATE * Math.max(0, epochDay - day)));
    }

    /// @param evidence of the day that closes, in bits, without what days before added to it
    void closes(long epochDay, double evidence) {
        sum = (float) (on(epochDay) + Math.max(0, evidence));
        day = epochDay;
    }

    void write(DataOutput out) throws IOException {
        out.writeFloat(sum);
        Codec.writeLong(out, day);
    }

    void read(DataInput in) throws IOException {
        sum = in.readFloat();
        day = Codec.readLong(in);
    }
}
