package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Three leaky accumulators of what strangers take: S ← S·e^(−Δ/τ) + w² for each distinct document, w being how
/// strange its network is to the account (see [Origin#strangeness]), for τ of an hour, a day and a fortnight. A burst
/// shows in the first, slow theft in the last.
final class Taking {

    static final int HOUR = 0;
    static final int DAY = 1;
    static final int FORTNIGHT = 2;

    /// −log2(e) / τ, τ in seconds.
    private static final double[] RATES = {
        -1.4426950408889634 / 3600, -1.4426950408889634 / 86_400, -1.4426950408889634 / 1_209_600
    };

    private final double[] sums = new double[RATES.length];
    private long at = Long.MIN_VALUE;

    void add(double weight, long epochSecond) {
        fadeTo(epochSecond);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight;
        }
    }

    void fadeTo(long epochSecond) {
        if (at != Long.MIN_VALUE && epochSecond > at) {
            for (int i = 0; i < sums.length; i++) {
                if (sums[i] > 0) {
                    sums[i] *= Logs.exp2(Math.max(-1000, RATES[i] * (epochSecond - at)));
                }
            }
        }
        at = Math.max(at, epochSecond);
    }

    /// In documents, as of the last [#add] or [#fadeTo].
    double sum(int span) {
        return sums[span];
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, sums);
        out.writeLong(at);
    }

    void read(DataInput in) throws IOException {
        Codec.readDoubles(in, sums);
        at = in.readLong();
    }
}
