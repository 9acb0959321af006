package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// What all accounts together do in a day: the measure of what is usual. Learned from closed days and, but for
/// documents, from the running day as far as it has come, so that even a log of one day is measured by itself. Of
/// documents the running day knows too little before its evening, and real logs have given a good prior. Forgets by
/// half in four weeks.
final class Population {

    /// So many account-days the priors count for.
    private static final double PRIOR_DAYS = 300;
    /// With fewer account-days of its own, nothing is said of how a library usually reads.
    private static final double DAYS_TO_TELL = 300;

    private static final double PRIOR_MEAN_DOCUMENTS = 1.8;
    private static final double PRIOR_PAGES_PER_DOCUMENT = 4;
    private static final double PRIOR_DOCUMENTS = 200;
    private static final double DAILY = StrictMath.pow(0.5, 1 / 28.0);

    private final double[][] counts = new double[Feature.ALL.length][];
    private final double[][] closed = new double[Feature.ALL.length][];
    private final int[][] today = new int[Feature.ALL.length][];
    /// Quarantined days: they measure nobody, but they belong to what is told of the library's days.
    private final double[][] apart = new double[Feature.FIRST_KEPT.ordinal()][];

    private final int[][] apartToday = new int[Feature.FIRST_KEPT.ordinal()][];
    private final int[] totalsToday = new int[Feature.ALL.length];
    private final double[] totals = new double[Feature.ALL.length];
    private final double[] countries = new double[Countries.COUNT];
    private final int[] countriesToday = new int[Countries.COUNT];
    private double countryDays;
    private int countryDaysToday;
    private double documents;
    private double pages;
    private double documentDays;
    private long documentsToday;
    private long pagesToday;
    private long documentDaysToday;
    long epochDay = Long.MIN_VALUE;
    private long firstDay;

    Population() {
        for (Feature feature : Feature.ALL) {
            counts[feature.ordinal()] = new double[feature.bins()];
            today[feature.ordinal()] = new int[feature.bins()];
            closed[feature.ordinal()] = new double[feature.bins()];
        }
        for (int f = 0; f < apart.length; f++) {
            apart[f] = new double[Feature.ALL[f].bins()];
            apartToday[f] = new int[Feature.ALL[f].bins()];
        }
        closeTails();
    }

    /// Closes the running day, if another begins.
    ///
    /// @return days gone by, 0 on the same day
    long roll(long day) {
        if (day <= epochDay) {
            return 0;
        }
        long days = 1;
        if (epochDay == Long.MIN_VALUE) {
            firstDay = day;
        } else {
            days = day - epochDay;
        }
        double factor = StrictMath.pow(DAILY, days);
        for (int f = 0; f < counts.length; f++) {
            totals[f] = merge(counts[f], today[f], factor);
        }
        for (int f = 0; f < apart.length; f++) {
            merge(apart[f], apartToday[f], factor);
        }
        countryDays = merge(countries, countriesToday, factor);
        countryDaysToday = 0;
        documents = (documents + documentsToday) * factor;
        pages = (pages + pagesToday) * factor;
        documentDays = (documentDays + documentDaysToday) * factor;
        documentsToday = 0;
        pagesToday = 0;
        documentDaysToday = 0;
        Arrays.fill(totalsToday, 0);
        epochDay = day;
        closeTails();
        return days;
    }

    private static double merge(double[] counts, int[] today, double factor) {
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (counts[i] + today[i]) * factor;
            total += counts[i];
        }
        Arrays.fill(today, 0);
        return total;
    }

    /// Moves an account's day from one bin to another; −1 is none.
    void move(Feature feature, int from, int to) {
        int f = feature.ordinal();
        int[] bins = today[f];
        if (from >= 0) {
            bins[from]--;
            totalsToday[f]--;
        }
        if (to >= 0) {
            bins[to]++;
            totalsToday[f]++;
        }
    }

    /// The same for a quarantined day; of features but documents nothing is kept.
    void moveApart(Feature feature, int from, int to) {
        if (feature.growsAllDay()) {
            int[] bins = apartToday[feature.ordinal()];
            if (from >= 0) {
                bins[from]--;
            }
            if (to >= 0) {
                bins[to]++;
            }
        }
    }

    void sawCountry(int country, int change) {
        countriesToday[country] += change;
        countryDaysToday += change;
    }

    void sawDay(int change) {
        documentDaysToday += change;
    }

    void sawDocument(int change) {
        documentsToday += change;
    }

    void sawPage() {
        pagesToday++;
    }

    /// Chance that an account-day reaches `value`, between the library's own days and the prior.
    double tail(Feature feature, double value) {
        int bin = feature.binOf(value);
        double here = reaching(feature, bin);
        if (bin == feature.bins() - 1) {
            return here;
        }
        double within = feature.within(bin, value);
        if (within == 0) {
            return here;
        }
        double next = reaching(feature, bin + 1);
        return here * StrictMath.pow(next / here, within);
    }

    private double reaching(Feature feature, int bin) {
        int f = feature.ordinal();
        if (feature.growsAllDay()) {
            return closed[f][bin];
        }
        double sum = 0;
        for (int i = bin; i < counts[f].length; i++) {
            sum += counts[f][i] + today[f][i];
        }
        return (PRIOR_DAYS * feature.prior(bin) + sum) / (PRIOR_DAYS + totals[f] + totalsToday[f]);
    }

    /// The tails of closed days stand still until the next day closes.
    private void closeTails() {
        for (Feature feature : Feature.ALL) {
            int f = feature.ordinal();
            double sum = 0;
            for (int bin = feature.bins() - 1; bin >= 0; bin--) {
                sum += counts[f][bin];
                closed[f][bin] = (PRIOR_DAYS * feature.prior(bin) + sum) / (PRIOR_DAYS + totals[f]);
            }
        }
    }

    /// The count of documents that 99 of 100 of this library's closed account-days do not pass, whether or not
    /// anything was read on them, quarantined ones included. No prior takes part.
    ///
    /// @return NaN until enough account-days are known
    double ninetyNinth(Feature feature) {
        double[] usual = counts[feature.ordinal()];
        double[] odd = apart[feature.ordinal()];
        double total = totals[feature.ordinal()] + DoubleStream.of(odd).sum();
        if (total < DAYS_TO_TELL) {
            return Double.NaN;
        }
        double beyond = 0;
        for (int bin = feature.bins() - 1; bin > 0; bin--) {
            double reaching = beyond + (usual[bin] + odd[bin]) / total;
            if (reaching >= 0.01) {
                double span = beyond > 0 ? StrictMath.log(0.01 / reaching) / StrictMath.log(beyond / reaching) : 1;
                return feature.between(bin, span);
            }
            beyond = reaching;
        }
        return 0;
    }

    long daysKnown() {
        return epochDay - firstDay;
    }

    double meanDocuments() {
        return (documents + documentsToday + PRIOR_DAYS * PRIOR_MEAN_DOCUMENTS)
                / (documentDays + documentDaysToday + PRIOR_DAYS);
    }

    double pagesPerDocument() {
        return (pages + pagesToday + PRIOR_DOCUMENTS * PRIOR_PAGES_PER_DOCUMENT)
                / (documents + documentsToday + PRIOR_DOCUMENTS);
    }

    /// Share of account-days that saw the country.
    double share(int country) {
        double seen = countries[country] + countriesToday[country];
        return (seen + 20.0 / Countries.COUNT) / (countryDays + countryDaysToday + 20);
    }

    /// How far it is known which countries are usual, 0 to 1.
    double countriesKnown() {
        double days = countryDays + countryDaysToday;
        return days / (days + 50);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(epochDay);
        out.writeLong(firstDay);
        for (int f = 0; f < counts.length; f++) {
            Codec.writeDoubles(out, counts[f]);
            Codec.writeInts(out, today[f]);
        }
        for (int f = 0; f < apart.length; f++) {
            Codec.writeDoubles(out, apart[f]);
            Codec.writeInts(out, apartToday[f]);
        }
        Codec.writeInts(out, totalsToday);
        Codec.writeDoubles(out, totals);
        Codec.writeDoubles(out, countries);
        Codec.writeInts(out, countriesToday);
        Codec.writeLong(out, countryDaysToday);
        Codec.writeDoubles(out, new double[] {countryDays, documents, pages, documentDays});
        Codec.writeLong(out, documentsToday);
        Codec.writeLong(out, pagesToday);
        Codec.writeLong(out, documentDaysToday);
    }

    void read(DataInput in) throws IOException {
        epochDay = in.readLong();
        firstDay = in.readLong();
        for (int f = 0; f < counts.length; f++) {
            Codec.readDoubles(in, counts[f]);
            Codec.readInts(in, today[f]);
        }
        for (int f = 0; f < apart.length; f++) {
            Codec.readDoubles(in, apart[f]);
            Codec.readInts(in, apartToday[f]);
        }
        Codec.readInts(in, totalsToday);
        Codec.readDoubles(in, totals);
        Codec.readDoubles(in, countries);
        Codec.readInts(in, countriesToday);
        countryDaysToday = (int) Codec.readLong(in);
        double[] values = new double[4];
        Codec.readDoubles(in, values);
        countryDays = values[0];
        documents = values[1];
        pages = values[2];
        documentDays = values[3];
        documentsToday = Codec.readLong(in);
        pagesToday = Codec.readLong(in);
        documentDaysToday = Codec.readLong(in);
        closeTails();
    }
}
