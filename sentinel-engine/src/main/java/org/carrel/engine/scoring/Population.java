package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// What all accounts together do in a day: the measure of what is usual. Learned from closed days and, but for
/// documents, from the running day as far as it has come, so that even a log of one day is measured by itself. Of
/// documents the running day knows too little before its evening, and real logs have given a good prior. Forgets by
/// half in four weeks.
final class Population {

    /// So many account-days the priors count for.
    private static final double PRIOR_DAYS = 300;
    private static final double PRIOR_MEAN_DOCUMENTS = 1.8;
    private static final double PRIOR_PAGES_PER_DOCUMENT = 4;
    private static final double PRIOR_DOCUMENTS = 200;
    private static final double DAILY = StrictMath.pow(0.5, 1 / 28.0);

    private final double[][] counts = new double[Feature.ALL.length][];
    private final double[][] closed = new double[Feature.ALL.length][];
    private final int[][] today = new int[Feature.ALL.length][];
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

    /// The count that 99 of 100 account-days do not pass.
    double ninetyNinth(Feature feature) {
        int bin = feature.bins() - 1;
        while (bin > 0 && reaching(feature, bin) < 0.01) {
            bin--;
        }
        double low = reaching(feature, bin);
        double high = bin + 1 < feature.bins() ? reaching(feature, bin + 1) : low;
        double span = high < low ? StrictMath.log(0.01 / low) / StrictMath.log(high / low) : 0;
        return feature.between(bin, Math.max(0, Math.min(1, span)));
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
