package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// When the library is read: documents by hour of the week, fading by half in four weeks, and whether these days are
/// busier than usual. From it comes the exposure E of the volume's model: a deadline week lifts everybody.
final class Week {

    static final int HOURS = 168;
    private static final double DAILY = StrictMath.pow(0.5, 1 / 28.0);
    private static final double DAILY_SHORT = StrictMath.pow(0.5, 1 / 2.0);
    /// Documents the flat prior counts for, spread over the week.
    private static final double PRIOR = 840;

    private final double[] counts = new double[HOURS];
    private final int[] today = new int[24];
    private final double[] shares = new double[24];
    private double recentDocuments;
    private double recentDays;
    private double usualDocuments;
    private double usualDays;
    private int weekday;
    private double tide = 1;

    Week() {
        Arrays.fill(shares, 1 / 24.0);
    }

    void document(int hour, int count) {
        today[hour] += count;
    }

    /// @param days gone by since the last call
    /// @param accountDays of the day that ends
    void roll(long epochDay, long days, long accountDays) {
        double documents = 0;
        double factor = StrictMath.pow(DAILY, Math.min(days, 10_000));
        double shortly = StrictMath.pow(DAILY_SHORT, Math.min(days, 1_000));
        for (int hour = 0; hour < 24; hour++) {
            counts[weekday * 24 + hour] += today[hour];
            documents += today[hour];
            today[hour] = 0;
        }
        for (int i = 0; i < HOURS; i++) {
            counts[i] *= factor;
        }
        recentDocuments = (recentDocuments + documents) * shortly;
        recentDays = (recentDays + accountDays) * shortly;
        usualDocuments = (usualDocuments + documents) * factor;
        usualDays = (usualDays + accountDays) * factor;
        weekday = (int) Math.floorMod(epochDay, 7L);
        prepare();
    }

    private void prepare() {
        double recent = (recentDocuments + 400) / (recentDays + 200);
        double usual = (usualDocuments + 400) / (usualDays + 200);
        tide = Math.max(0.7, Math.min(3, recent / usual));
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            shares[hour] = counts[weekday * 24 + hour] + PRIOR / HOURS;
            sum += shares[hour];
        }
        for (int hour = 0; hour < 24; hour++) {
            shares[hour] /= sum;
        }
    }

    /// How much more is read these days than usually: 1 is usual.
    double tide() {
        return tide;
    }

    /// Share of the running weekday's documents that falls into this hour of the day.
    double share(int hour) {
        return shares[hour];
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, counts);
        Codec.writeInts(out, today);
        Codec.writeDoubles(out, new double[] {recentDocuments, recentDays, usualDocuments, usualDays});
        out.writeByte(weekday);
    }

    void read(DataInput in) throws IOException {
        Codec.readDoubles(in, counts);
        Codec.readInts(in, today);
        double[] values = new double[4];
        Codec.readDoubles(in, values);
        recentDocuments = values[0];
        recentDays = values[1];
        usualDocuments = values[2];
        usualDays = values[3];
        weekday = in.readByte();
        prepare();
    }
}
