package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// An account's own past: its usual amount of documents, what its other counts were, and its habits. Forgets by
/// half in four weeks.
final class History {

    private static final double HALF_LIFE_DAYS = 28;

    long firstDay = Long.MIN_VALUE;
    long agedTo;
    /// Documents, active days and calendar days, all fading.
    double documents;

    double activeDays;
    double calendarDays;
    /// Active days, fading, on which something came from a network of each kind.
    final float[] kindDays = new float[Familiarity.Kind.ALL.length];
    /// Active days, fading, with a user agent that was new then.
    float newAgentDays;

    final Known networks = new Known();
    final Known operators = new Known();
    final Known countries = new Known();
    final Known agents = new Known();
    private final float[][] counts = new float[Feature.ALL.length - Feature.FIRST_KEPT.ordinal()][];

    /// @param epochDay the day that begins
    void age(long epochDay) {
        if (firstDay == Long.MIN_VALUE) {
            firstDay = epochDay;
            agedTo = epochDay;
            return;
        }
        long days = epochDay - agedTo;
        double factor = Logs.exp2(Math.max(-1000, -days / HALF_LIFE_DAYS));
        documents *= factor;
        activeDays *= factor;
        newAgentDays *= (float) factor;
        for (int i = 0; i < kindDays.length; i++) {
            kindDays[i] *= (float) factor;
        }
        for (Known known : new Known[] {networks, operators, countries, agents}) {
            known.fade(factor);
        }
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

    /// The lowest bin is what is left of the active days.
    void learn(Feature feature, int bin) {
        if (bin == 0) {
            return;
        }
        int at = feature.ordinal() - Feature.FIRST_KEPT.ordinal();
        if (counts[at] == null) {
            counts[at] = new float[Feature.KEPT_BINS];
        }
        counts[at][bin] += 1;
    }

    void keep(Feature feature, float[] bins) {
        counts[feature.ordinal() - Feature.FIRST_KEPT.ordinal()] = bins;
    }

    /// How often a day of this account came that far, fading days; half of those in the same bin.
    double reached(Feature feature, int bin) {
        float[] bins = counts[feature.ordinal() - Feature.FIRST_KEPT.ordinal()];
        if (bins == null) {
            return bin == 0 ? activeDays / 2 : 0;
        }
        if (bin == 0) {
            return activeDays;
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
        Codec.writeDoubles(out, new double[] {documents, activeDays, calendarDays});
        Codec.writeFloats(out, kindDays);
        out.writeFloat(newAgentDays);
        networks.write(out);
        operators.write(out);
        countries.write(out);
        agents.write(out);
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
        double[] values = new double[3];
        Codec.readDoubles(in, values);
        documents = values[0];
        activeDays = values[1];
        calendarDays = values[2];
        Codec.readFloats(in, kindDays);
        newAgentDays = in.readFloat();
        networks.read(in);
        operators.read(in);
        countries.read(in);
        agents.read(in);
        for (int i = 0; i < counts.length; i++) {
            if (in.readBoolean()) {
                counts[i] = new float[Feature.KEPT_BINS];
                Codec.readFloats(in, counts[i]);
            }
        }
    }
}
