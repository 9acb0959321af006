package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How much the accounts of one cohort read: the prior of each of its accounts, by empirical Bayes.
///
/// An account's documents a day are Gamma–Poisson; the Gamma's mean is the cohort's mean, its shape mean² / variance
/// between accounts, both from the accounts' own means. A cohort of which little is known leans on stated values.
final class Readers {

    private static final double PRIOR_MEAN = 1.8;
    private static final double PRIOR_SHAPE = 0.6;
    private static final double PRIOR_DAYS = 300;
    private static final double FEWEST_DAYS = 5;

    private double documents;
    private double days;
    private long documentsToday;
    private long daysToday;
    private double accounts;
    private double means;
    private double squares;
    private double mean = PRIOR_MEAN;
    private double shape = PRIOR_SHAPE;

    void document(int count) {
        documentsToday += count;
    }

    void day(int change) {
        daysToday += change;
    }

    long daysToday() {
        return daysToday;
    }

    /// An account's own past, once a closed day.
    void account(History own) {
        if (own.activeDays >= FEWEST_DAYS) {
            double usual = own.documents / own.activeDays;
            accounts += 1;
            means += usual;
            // what chance alone scatters a mean of so many days is not between accounts
            squares += Math.max(0, usual * usual - usual / own.activeDays);
        }
    }

    /// Starts from closed days that were counted elsewhere.
    void begin(double closedDocuments, double closedDays) {
        documents = closedDocuments;
        days = closedDays;
        prepare();
    }

    void closeDay(double factor) {
        documents = (documents + documentsToday) * factor;
        days = (days + daysToday) * factor;
        documentsToday = 0;
        daysToday = 0;
        accounts *= factor;
        means *= factor;
        squares *= factor;
        prepare();
    }

    private void prepare() {
        mean = (documents + PRIOR_DAYS * PRIOR_MEAN) / (days + PRIOR_DAYS);
        double count = accounts + PRIOR_DAYS;
        double m = (means + PRIOR_DAYS * PRIOR_MEAN) / count;
        double prior = PRIOR_MEAN * PRIOR_MEAN * (1 + 1 / PRIOR_SHAPE);
        double variance = (squares + PRIOR_DAYS * prior) / count - m * m;
        shape = Math.max(0.2, Math.min(3, m * m / Math.max(1e-6, variance)));
    }

    /// Documents on an active day.
    double mean() {
        return mean;
    }

    double shape() {
        return shape;
    }

    void write(DataOutput out) throws IOException {
        Codec.writeDoubles(out, new double[] {documents, days, accounts, means, squares, mean, shape});
        Codec.writeLong(out, documentsToday);
        Codec.writeLong(out, daysToday);
    }

    void read(DataInput in) throws IOException {
        double[] values = new double[7];
        Codec.readDoubles(in, values);
        documents = values[0];
        days = values[1];
        accounts = values[2];
        means = values[3];
        squares = values[4];
        mean = values[5];
        shape = values[6];
        documentsToday = Codec.readLong(in);
        daysToday = Codec.readLong(in);
    }
}
