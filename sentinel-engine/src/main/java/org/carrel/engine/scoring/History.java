package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// An account's own past: its usual amount of documents, what its other counts were, and its habits. Forgets by
/// half in four weeks.
final class History {

    private static final double HALF_LIFE_DAYS = 28;

    long firstDay = Long.MIN_VALUE;
    private long agedTo;
    /// Documents, active days and calendar days, all fading.
    double documents;

    double activeDays;
    double calendarDays;
    /// Active days on which something came from a network that was new then.
    double newNetworkDays;

    final Known networks = new Known();
    final Known operators = new Known();
    final Known countries = new Known();
    private final float[][] counts = new float[Feature.ALL.length - Feature.FIRST_KEPT.ordinal()][];

    /// @param epochDay the day that begins
    void age(long epochDay) {
        if (firstDay == Long.MIN_VALUE) {
            firstDay = epochDay;
            agedTo = epochDay;
            return;
        }
        long days = epochDay - agedTo;
        double factor = StrictMath.pow(0.5, days / HALF_LIFE_DAYS);
        documents *= factor;
        activeDays *= factor;
        newNetworkDays *= factor;
        calendarDays = calendarDays * factor + days;
        agedTo = epochDay;
        for (float[] bins : counts) {
            if (bins != null) {
                for (int i = 0; i < bins.length; i++) {
                    bins[i] = (float) (bins[i] * factor);
                }
            }
        }
    }

    void learn(Feature feature, int bin) {
        int at = feature.ordinal() - Feature.FIRST_KEPT.ordinal();
        if (counts[at] == null) {
            counts[at] = new float[Feature.KEPT_BINS];
        }
        counts[at][bin] += 1;
    }

    /// How often a day of this account came that far, fading days; half of those in the same bin.
    double reached(Feature feature, int bin) {
        float[] bins = counts[feature.ordinal() - Feature.FIRST_KEPT.ordinal()];
        if (bins == null) {
            return 0;
        }
        double sum = bins[bin] / 2.0;
        for (int i = bin + 1; i < bins.length; i++) {
            sum += bins[i];
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(firstDay);
        Codec.writeLong(out, agedTo);
        Codec.writeDoubles(out, new double[] {documents, activeDays, calendarDays, newNetworkDays});
        networks.write(out);
        operators.write(out);
        countries.write(out);
        for (float[] bins : counts) {
            out.writeBoolean(bins != null);
            if (bins != null) {
                Codec.writeFloats(out, bins);
            }
        }
    }

    void read(DataInput in) throws IOException {
        firstDay = in.readLong();
        agedTo = Codec.readLong(in);
        double[] values = new double[4];
        Codec.readDoubles(in, values);
        documents = values[0];
        activeDays = values[1];
        calendarDays = values[2];
        newNetworkDays = values[3];
        networks.read(in);
        operators.read(in);
        countries.read(in);
        for (int i = 0; i < counts.length; i++) {
            if (in.readBoolean()) {
                counts[i] = new float[Feature.KEPT_BINS];
                Codec.readFloats(in, counts[i]);
            }
        }
    }
}
