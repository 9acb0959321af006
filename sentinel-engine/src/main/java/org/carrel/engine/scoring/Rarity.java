package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How rare a score is among the days of this library's accounts: −log2 of a conformal p-value.
///
/// The presumed-benign window is rolling (half in four weeks) and holds the most evidence of each account-day that was
/// no alert, after so many days of [Calibration#priorTail] to begin with. Beyond the evidence that enough days have
/// reached, the tail goes on as that one does. Accounts are compared with accounts as well or as little known, and
/// with their cohort too where that has enough days of its own: the less rare of the two counts. In
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
    /// Thefts that nobody has found are in the window too. They are a small part of what so large a share of days
    /// reaches, but not of what is rarer.
    private static final double THIEVES_ARE_FEWER = 0.02;
    private static final double DAYS_OF_COHORT = 20_000;

    private final Window[] knowns = new Window[Known.COUNT];
    private final Window[] cohorts = new Window[Population.COHORTS];

    /// How well an account is known: what is rare for one with a long past is less so for one without.
    enum Known {
        NOT(1.5),
        LITTLE(5),
        WELL(Double.POSITIVE_INFINITY);

        static final Known[] ALL = values();
        static final int COUNT = ALL.length;

        private final double days;

        Known(double days) {
            this.days = days;
        }

        static Known of(History own) {
            return own.activeDays < NOT.days ? NOT : own.activeDays < LITTLE.days ? LITTLE : WELL;
        }
    }

    Rarity() {
        for (Known known : Known.ALL) {
            knowns[known.ordinal()] = new Window(known);
        }
        for (int i = 0; i < cohorts.length; i++) {
            cohorts[i] = new Window(Known.WELL);
        }
    }

    static int bin(double score) {
        return (int) Math.max(0, Math.min(BINS - 1, StrictMath.floor(score / BIN)));
    }

    /// An account-day's highest score so far goes from one bin to another; −1 is none.
    void move(AccountState state, int from, int to) {
        knowns[Known.of(state.history).ordinal()].move(from, to);
        if (state.cohort > 0) {
            cohorts[state.cohort].move(from, to);
        }
    }

    void closeDay(double factor) {
        for (Window window : knowns) {
            window.closeDay(factor);
        }
        for (Window window : cohorts) {
            window.closeDay(factor);
        }
    }

    /// In bits; rises with `score`.
    double of(AccountState state, double score) {
        double rarity = knowns[Known.of(state.history).ordinal()].of(score);
        Window cohort = cohorts[state.cohort];
        return state.cohort > 0 && cohort.days >= DAYS_OF_COHORT ? Math.min(rarity, cohort.of(score)) : rarity;
    }

    /// How many account-days the account is compared with, those of accounts as well or as little known.
    double days(AccountState state) {
        return knowns[Known.of(state.history).ordinal()].days;
    }

    void write(DataOutput out) throws IOException {
        for (Window window : knowns) {
            window.write(out);
        }
        for (Window window : cohorts) {
            window.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        for (Window window : knowns) {
            window.read(in);
        }
        for (Window window : cohorts) {
            window.read(in);
        }
    }

    private static final class Window {
        final double[] counts = new double[BINS];
        final int[] today = new int[BINS];
        double days;
        private final Known known;
        private boolean empty = true;
        /// −log2 of the chance to reach a bin's edge.
        private final double[] bits = new double[BINS];

        Window(Known known) {
            this.known = known;
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
            double enough = Math.max(ENOUGH, THIEVES_ARE_FEWER * days);
            for (int i = BINS - 1; i >= 0; i--) {
                reaching += counts[i];
                last = reaching >= enough ? Math.max(last, i) : last;
                double tail = Calibration.priorTail(known, i * BIN);
                bits[i] = -Logs.log2((PRIOR_DAYS * tail + reaching) / (PRIOR_DAYS + days));
            }
            double beyond = bits[last] + Logs.log2(Calibration.priorTail(known, last * BIN));
            for (int i = last + 1; i < BINS; i++) {
                bits[i] = beyond - Logs.log2(Calibration.priorTail(known, i * BIN));
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
