package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// On which share of account-days something was seen, for each of several things; the running day included.
final class Share {

    private final double[] counts;
    private final int[] today;
    private double days;
    private int daysToday;

    Share(int things) {
        counts = new double[things];
        today = new int[things];
    }

    void saw(int thing, int change) {
        today[thing] += change;
    }

    void day(int change) {
        daysToday += change;
    }

    /// @param priorDays so many account-days the prior counts for
    double of(int thing, double prior, double priorDays) {
        return (counts[thing] + today[thing] + priorDays * prior) / (days + daysToday + priorDays);
    }

    double days() {
        return days + daysToday;
    }

    /// Starts from closed days that were counted elsewhere.
    void begin(double[] closed, double closedDays) {
        System.arraycopy(closed, 0, counts, 0, counts.length);
        days = closedDays;
    }

    void closeDay(double factor) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (counts[i] + today[i]) * factor;
        }
        days = (days + daysToday) * factor;
        Arrays.fill(today, 0);
        daysToday = 0;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, counts);
        Codec.writeInts(out, today);
        out.writeDouble(days);
        Codec.writeLong(out, daysToday);
    }

    void read(DataInput in) throws IOException {
        Codec.readDoubles(in, counts);
        Codec.readInts(in, today);
        days = in.readDouble();
        daysToday = (int) Codec.readLong(in);
    }
}
