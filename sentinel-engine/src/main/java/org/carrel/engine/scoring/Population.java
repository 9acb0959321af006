package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What all accounts together do: the measure of what is usual. Forgets by half in four weeks.
final class Population {

    /// Cohorts that are told apart; others are pooled with accounts of no cohort.
    static final int COHORTS = 32;

    /// With fewer account-days of its own, nothing is said of how a library usually reads.
    private static final double DAYS_TO_TELL = 300;
    /// A cohort with fewer account-days is judged with all accounts.
    private static final double DAYS_OF_COHORT = 500;

    private static final double PRIOR_PAGES_PER_DOCUMENT = 4;
    private static final double PRIOR_DOCUMENTS = 200;
    private static final double PRIOR_DAYS = 300;
    private static final double DAILY = StrictMath.pow(0.5, 1 / 28.0);

    private final Histogram[] histograms = new Histogram[Feature.ALL.length];
    private final Share countries = new Share(Countries.COUNT);
    private final Share kinds = new Share(Familiarity.Kind.ALL.length);
    private final Readers everybody = new Readers();
    private final Readers[] cohorts = new Readers[COHORTS];
    private final double[] cohortDays = new double[COHORTS];
    final NetworkBook networks = new NetworkBook();
    final Week week = new Week();
    final Rarity rarity = new Rarity();
    private double documents;
    private double pages;
    private long documentsToday;
    private long pagesToday;
    long epochDay = Long.MIN_VALUE;
    /// Days with any event, the running one left out.
    private long daysSeen;

    Population() {
        for (Feature feature : Feature.ALL) {
            histograms[feature.ordinal()] = new Histogram(feature);
        }
        for (int i = 0; i < COHORTS; i++) {
            cohorts[i] = new Readers();
        }
    }

    /// Closes the running day, if another begins.
    ///
    /// @return days gone by, 0 on the same day
    long roll(long day) {
        if (day <= epochDay) {
            return 0;
        }
        boolean first = epochDay == Long.MIN_VALUE;
        long days = first ? 1 : day - epochDay;
        daysSeen += first ? 0 : 1;
        double factor = StrictMath.pow(DAILY, Math.min(days, 10_000));
        for (Histogram histogram : histograms) {
            histogram.closeDay(factor);
        }
        week.roll(day, days, everybody.daysToday());
        countries.closeDay(factor);
        kinds.closeDay(factor);
        for (int i = 0; i < COHORTS; i++) {
            cohortDays[i] = (cohortDays[i] + cohorts[i].daysToday()) * factor;
            cohorts[i].closeDay(factor);
        }
        everybody.closeDay(factor);
        rarity.closeDay(factor);
        documents = (documents + documentsToday) * factor;
        pages = (pages + pagesToday) * factor;
        documentsToday = 0;
        pagesToday = 0;
        epochDay = day;
        networks.dayBegins(day, day - days, factor, daysSeen);
        if (Math.floorMod(day, 7L) == 0) {
            networks.forget(day);
        }
        return days;
    }

    Histogram of(Feature feature) {
        return histograms[feature.ordinal()];
    }

    /// How accounts like this one read: its cohort's, if that is large enough.
    Readers readers(int cohort) {
        return cohort > 0 && cohortDays[cohort] >= DAYS_OF_COHORT ? cohorts[cohort] : everybody;
    }

    void sawCountry(int country, int change) {
        countries.saw(country, change);
    }

    void sawKind(Familiarity.Kind kind, int change) {
        kinds.saw(kind.ordinal(), change);
    }

    void sawDay(int cohort, int change) {
        everybody.day(change);
        cohorts[cohort].day(change);
        countries.day(change);
        kinds.day(change);
    }

    void sawDocument(int cohort, int hour, int change) {
        documentsToday += change;
        everybody.document(change);
        cohorts[cohort].document(change);
        week.document(hour, change);
    }

    void sawPage() {
        pagesToday++;
    }

    void closedDay(int cohort, History own) {
        everybody.account(own);
        cohorts[cohort].account(own);
    }

    /// In documents; see [Histogram#ninetyNinth].
    double ninetyNinth(Feature feature) {
        return of(feature).ninetyNinth(DAYS_TO_TELL);
    }

    long daysKnown() {
        return daysSeen;
    }

    /// Accounts in use on the running day so far; at night as many as are in a quarter of a usual day.
    double accountsToday() {
        double fading = (1 - StrictMath.pow(DAILY, Math.min(daysSeen, 10_000))) * DAILY / (1 - DAILY);
        double usual = (countries.days() - everybody.daysToday()) / Math.max(1, fading);
        return Math.max(everybody.daysToday(), usual / 4);
    }

    double pagesPerDocument() {
        return (pages + pagesToday + PRIOR_DOCUMENTS * PRIOR_PAGES_PER_DOCUMENT)
                / (documents + documentsToday + PRIOR_DOCUMENTS);
    }

    /// Share of account-days that saw the country.
    double share(int country) {
        return countries.of(country, 1.0 / Countries.COUNT, 20);
    }

    /// Share of account-days that saw a network of the kind.
    double share(Familiarity.Kind kind) {
        return kinds.of(kind.ordinal(), kind.prior, PRIOR_DAYS);
    }

    /// How far it is known which countries are usual, 0 to 1.
    double countriesKnown() {
        double days = countries.days();
        return days / (days + 50);
    }

    /// Starts from closed days that were counted elsewhere.
    ///
    /// @param seen days with any event
    /// @param values account-days with a country, documents, pages, account-days
    void begin(double[] countryDays, double[] values, long seen) {
        daysSeen = seen;
        countries.begin(countryDays, values[0]);
        documents = values[1];
        pages = values[2];
        everybody.begin(values[1], values[3]);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(epochDay);
        out.writeLong(daysSeen);
        for (Histogram histogram : histograms) {
            histogram.write(out);
        }
        countries.write(out);
        kinds.write(out);
        everybody.write(out);
        for (int i = 0; i < COHORTS; i++) {
            cohorts[i].write(out);
        }
        Codec.writeDoubles(out, cohortDays);
        networks.write(out);
        week.write(out);
        rarity.write(out);
        Codec.writeDoubles(out, new double[] {documents, pages});
        Codec.writeLong(out, documentsToday);
        Codec.writeLong(out, pagesToday);
    }

    void read(DataInput in) throws IOException {
        epochDay = in.readLong();
        daysSeen = in.readLong();
        for (Histogram histogram : histograms) {
            histogram.read(in);
        }
        countries.read(in);
        kinds.read(in);
        everybody.read(in);
        for (int i = 0; i < COHORTS; i++) {
            cohorts[i].read(in);
        }
        Codec.readDoubles(in, cohortDays);
        networks.read(in);
        week.read(in);
        rarity.read(in);
        double[] values = new double[2];
        Codec.readDoubles(in, values);
        documents = values[0];
        pages = values[1];
        documentsToday = Codec.readLong(in);
        pagesToday = Codec.readLong(in);
    }
}
