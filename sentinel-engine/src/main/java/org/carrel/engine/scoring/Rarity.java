package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How rare a score is among the days of this library's accounts: −log2 of a conformal p-value.
///
/// The presumed-benign window is rolling (half in four weeks) and holds the most evidence of each account-day that was
/// no alert, after so many days of [Calibration#priorTail] to begin with. Beyond the evidence that enough days have
/// reached, the tail goes on as that one does. Per cohort where it has enough days of its own, else all together. In
/// a library where odd is usual there is more evidence every day, and it is worth less.
///
/// Source: Laxhammar and Falkman, Conformal prediction for distribution-independent anomaly detection in streaming
/// vessel data, 2010, with the window of Burnaev and Ishimtsev, 2016.
final class Rarity {

    static final double BIN = 0.5;
    static final int BINS = 120;

    private static final double PRIOR_DAYS = 2_000;
    /// So many days must have come as far for the window to be believed.
    private static final double ENOUGH = 30;
    private static final double DAYS_OF_COHORT = 20_000;

    private final Window everybody = new Window();
    private final Window[] cohorts = new Window[Population.COHORTS];

    Rarity() {
        for (int i = 0; i < cohorts.length; i++) {
            cohorts[i] = new Window();
        }
    }

    static int bin(double score) {
        return (int) Math.max(0, Math.min(BINS - 1, StrictMath.floor(score / BIN)));
    }

    /// An account-day's highest score so far goes from one bin to another; −1 is none.
    void move(int cohort, int from, int to) {
        everybody.move(from, to);
        if (cohort > 0) {
            cohorts[cohort].move(from, to);
        }
    }

    void closeDay(double factor) {
        everybody.closeDay(factor);
        for (Window window : cohorts) {
            window.closeDay(factor);
        }
    }

    /// In bits; rises with `score`.
    double of(int cohort, double score) {
        Window window = cohort > 0 && cohorts[cohort].days >= DAYS_OF_COHORT ? cohorts[cohort] : everybody;
        return window.of(score);
    }

    void write(DataOutput out) throws IOException {
        everybody.write(out);
        for (Window window : cohorts) {
            window.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        everybody.read(in);
        for (Window window : cohorts) {
            window.read(in);
        }
    }

    private static final class Window {
        final double[] counts = new double[BINS];
        final int[] today = new int[BINS];
        double days;
        private boolean empty = true;
        /// −log2 of the chance to reach a bin's edge.
        private final double[] bits = new double[BINS];

        Window() {
            prepare();
        }

        void move(int from, int to) {
            empty = false;
            if (from >= 0) {
                today[from]--;
            }
            if (to >= 0) {
                today[to]++;
            }
        }

        void closeDay(double factor) {
            if (empty) {
                return;
            }
            for (int i = 0; i < BINS; i++) {
                counts[i] = (counts[i] + today[i]) * factor;
            }
            Arrays.fill(today, 0);
            prepare();
        }

        private void prepare() {
            days = 0;
            for (double count : counts) {
                days += count;
            }
            double reaching = 0;
            int last = 0;
            for (int i = BINS - 1; i >= 0; i--) {
                reaching += counts[i];
                last = reaching >= ENOUGH ? Math.max(last, i) : last;
                double tail = Calibration.priorTail(i * BIN);
                bits[i] = -Logs.log2((PRIOR_DAYS * tail + reaching) / (PRIOR_DAYS + days));
            }
            double beyond = bits[last] + Logs.log2(Calibration.priorTail(last * BIN));
            for (int i = last + 1; i < BINS; i++) {
                bits[i] = beyond - Logs.log2(Calibration.priorTail(i * BIN));
            }
        }

        double of(double score) {
            if (score <= 0) {
                return bits[0];
            }
            int bin = bin(score);
            if (bin == BINS - 1) {
                return bits[bin];
            }
            double within = score / BIN - bin;
            return bits[bin] + within * (bits[bin + 1] - bits[bin]);
        }

        void write(DataOutput out) throws IOException {
            out.writeBoolean(empty);
            if (!empty) {
                Codec.writeDoubles(out, counts);
                Codec.writeInts(out, today);
            }
        }

        void read(DataInput in) throws IOException {
            empty = in.readBoolean();
            if (!empty) {
                Codec.readDoubles(in, counts);
                Codec.readInts(in, today);
                prepare();
            }
        }
    }
}
