package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Which accounts a reviewer is asked to look at, within the budget.
///
/// An account opens an alert when its score crosses the line: [#FLOOR], or higher where the library's own past days
/// show
/// that more account-days cross the floor than the budget has room for. At most the budget's number is opened on one
/// day; crossings beyond it are counted.
final class Alerting {

    /// Below this no alert is worth a reviewer's time, even on a day without any other: one chance in six.
    static final double FLOOR = 11;

    private static final double HYSTERESIS = 3;
    private static final double BIN = 0.5;
    private static final int BINS = 120;
    private static final double DAILY = StrictMath.pow(0.5, 1 / 14.0);
    private static final double DAYS_TO_LEARN = 5;

    private final double budget;
    private final double[] counts = new double[BINS];
    private final int[] today = new int[BINS];
    private double days;
    private double allowance;
    private double line = FLOOR;
    private long beyondBudget;

    Alerting(double budget) {
        this.budget = budget;
        this.allowance = budget == 0 ? 0 : Math.max(1, budget);
    }

    void roll(long gone) {
        for (int i = 0; i < BINS; i++) {
            counts[i] = (counts[i] + today[i]) * DAILY;
            today[i] = 0;
        }
        days = (days + 1) * DAILY;
        allowance = budget == 0 ? 0 : Math.min(Math.max(1, budget), allowance + gone * budget);
        line = FLOOR;
        if (days >= DAYS_TO_LEARN) {
            double above = 0;
            int bin = BINS - 1;
            while (bin > 0 && above + counts[bin] <= budget * days) {
                above += counts[bin--];
            }
            line = Math.max(FLOOR, (bin + 1) * BIN);
        }
    }

    double line() {
        return line;
    }

    /// @return true if the account's alert was opened or changed
    boolean consider(AccountState state, Measurement measured, long epochSecond) {
        double score = measured.score();
        book(state.today);
        Episode episode = state.episode;
        if (episode != null && epochSecond - episode.standing > Episode.QUIET_SECONDS) {
            episode = null;
            state.episode = null;
        }
        if (episode != null) {
            return update(episode, measured, score, epochSecond);
        }
        if (score < line) {
            return false;
        }
        if (allowance < 1) {
            beyondBudget += state.today.overBudget ? 0 : 1;
            state.today.overBudget = true;
            return false;
        }
        allowance -= 1;
        state.episode = Episode.open(state, epochSecond, score, measured);
        return true;
    }

    private boolean update(Episode episode, Measurement measured, double score, long epochSecond) {
        if (score < line - HYSTERESIS) {
            return false;
        }
        episode.standing = epochSecond;
        episode.last = epochSecond;
        if (score > episode.score) {
            episode.raise(score, measured);
        }
        return true;
    }

    private void book(Today day) {
        int bin = (int) Math.max(0, Math.min(BINS - 1, StrictMath.floor(day.score / BIN)));
        if (bin != day.scoreBin) {
            if (day.scoreBin >= 0) {
                today[day.scoreBin]--;
            }
            today[bin]++;
            day.scoreBin = bin;
        }
    }

    long beyondBudget() {
        return beyondBudget;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, counts);
        Codec.writeInts(out, today);
        Codec.writeDoubles(out, new double[] {days, allowance, line});
        Codec.writeLong(out, beyondBudget);
    }

    void read(DataInput in) throws IOException {
        Codec.readDoubles(in, counts);
        Codec.readInts(in, today);
        double[] values = new double[3];
        Codec.readDoubles(in, values);
        days = values[0];
        allowance = values[1];
        line = values[2];
        beyondBudget = Codec.readLong(in);
    }
}
