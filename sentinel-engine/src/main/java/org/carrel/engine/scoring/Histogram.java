package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// One feature over the account-days of all accounts: closed days, fading, and the running one, which is not looked at
/// before it closes. In the morning nobody has done much yet.
final class Histogram {

    /// So many account-days the prior counts for.
    private static final double PRIOR_DAYS = 300;

    private final Feature feature;
    private final double[] counts;
    private final int[] today;
    /// Days of alerts: they measure nobody, but belong to what is told of the library's days.
    private final double[] apart;

    private final int[] apartToday;
    /// log2 of the chance that an account-day reaches a bin's edge.
    private final double[] tails;
    private double days;
    private double ninetyNinth;

    Histogram(Feature feature) {
        this.feature = feature;
        int bins = feature.bins();
        counts = new double[bins];
        today = new int[bins];
        apart = new double[bins];
        apartToday = new int[bins];
        tails = new double[bins];
        prepare();
    }

    /// Moves an account's day from one bin to another; −1 is none.
    void move(int from, int to) {
        move(today, from, to);
    }

    /// The same for a day set apart.
    void moveApart(int from, int to) {
        move(apartToday, from, to);
    }

    private static void move(int[] bins, int from, int to) {
        if (from >= 0) {
            bins[from]--;
        }
        if (to >= 0) {
            bins[to]++;
        }
    }

    /// Starts from closed days that were counted elsewhere.
    void begin(double[] closed) {
        System.arraycopy(closed, 0, counts, 0, counts.length);
        prepare();
    }

    void closeDay(double factor) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (counts[i] + today[i]) * factor;
            apart[i] = (apart[i] + apartToday[i]) * factor;
        }
        Arrays.fill(today, 0);
        Arrays.fill(apartToday, 0);
        prepare();
    }

    private void prepare() {
        days = DoubleStream.of(counts).sum() + DoubleStream.of(apart).sum();
        ninetyNinth = quantile(0.01);
        double total = DoubleStream.of(counts).sum() + PRIOR_DAYS;
        double reaching = 0;
        for (int bin = counts.length - 1; bin >= 0; bin--) {
            reaching += counts[bin];
            tails[bin] = Logs.log2((PRIOR_DAYS * feature.prior(bin) + reaching) / total);
        }
    }

    /// log2 of the chance that an account-day reaches `value`, between the library's own days and the prior.
    double tail(double value) {
        int bin = feature.binOf(value);
        double within = feature.within(bin, value);
        return within == 0 ? tails[bin] : tails[bin] + within * (tails[bin + 1] - tails[bin]);
    }

    /// The value that 99 of 100 of this library's closed account-days do not pass, those of alerts included. No prior
    /// takes part.
    ///
    /// @return NaN with fewer than `enough` account-days
    double ninetyNinth(double enough) {
        return days < enough ? Double.NaN : ninetyNinth;
    }

    private double quantile(double tail) {
        double beyond = 0;
        for (int bin = feature.bins() - 1; bin > 0; bin--) {
            double reaching = beyond + (counts[bin] + apart[bin]) / Math.max(1, days);
            if (reaching >= tail) {
                double span = beyond > 0 ? Logs.log2(tail / reaching) / Logs.log2(beyond / reaching) : 1;
                return feature.between(bin, span);
            }
            beyond = reaching;
        }
        return 0;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, counts);
        Codec.writeInts(out, today);
        Codec.writeDoubles(out, apart);
        Codec.writeInts(out, apartToday);
    }

    void read(DataInput in) throws IOException {
        Codec.readDoubles(in, counts);
        Codec.readInts(in, today);
        Codec.readDoubles(in, apart);
        Codec.readInts(in, apartToday);
        prepare();
    }
}
