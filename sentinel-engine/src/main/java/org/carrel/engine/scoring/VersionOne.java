package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.IOException;
import org.carrel.engine.scoring.Measurement.Number;
import org.jspecify.annotations.Nullable;

/// Reads accounts' states of version 1, which knew networks by the number of days they were used on and nothing of
/// where an account is now: an account's past, its running day and its open alert carry over, the last day's networks
/// begin anew.
final class VersionOne {

    /// Version 1's families in its order; null what counts no more.
    private static final @Nullable Family[] FAMILIES = {
        Family.VOLUME,
        Family.SHAPE,
        Family.RHYTHM,
        Family.PLACES,
        Family.TRAVEL,
        null,
        Family.NOVELTY,
        Family.SIGN_IN,
        Family.TAKING
    };
    /// Version 1's numbers in its order; -1 what is told no more.
    private static final int[] NUMBERS = ordinals(
            Number.DOCUMENTS_HOUR,
            Number.DOCUMENTS_DAY,
            Number.DOCUMENTS_WEEK,
            Number.USUAL_DAY,
            Number.USUAL_WEEK,
            Number.ACTIVE_DAYS,
            Number.VOLUME_WINDOW,
            Number.TYPICAL_MOST,
            Number.PAGES,
            Number.PAGES_PER_DOCUMENT,
            Number.GAP_SPREAD,
            Number.BUSY_HOURS,
            Number.COUNTRIES,
            null,
            Number.SWITCHES,
            Number.SPEED,
            Number.DISTANCE,
            Number.TRAVEL_BY_RELAY,
            Number.NETWORKS,
            null,
            null,
            Number.NEW_ACCOUNT,
            Number.FAILURES,
            null);
    /// The features whose days version 1 kept of each account.
    private static final Feature[] KEPT = {
        Feature.NETWORKS, Feature.COUNTRIES, Feature.SWITCHES, Feature.FAILURES, Feature.HOURS
    };

    private static final int STANDINGS = 5;
    private static final int FEATURES = 8;

    private VersionOne() {}

    private static int[] ordinals(@Nullable Number... numbers) {
        int[] ordinals = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            Number number = numbers[i];
            ordinals[i] = number == null ? -1 : number.ordinal();
        }
        return ordinals;
    }

    static AccountState state(DataInput in) throws IOException {
        AccountState state = new AccountState();
        history(state.history, in);
        today(state.today, in);
        state.windows.read(in);
        state.harvest.read(in);
        Codec.readDoubles(in, new double[7]);
        in.skipBytes(2);
        Codec.readLong(in);
        Codec.readLong(in);
        state.addresses.read(in);
        for (int i = 0; i < 4; i++) {
            new Recent().read(in);
        }
        double slow = in.readDouble();
        Codec.readLong(in);
        Codec.readLong(in);
        in.readLong();
        state.crossedDay = in.readLong();
        state.episode = in.readBoolean() ? Episode.readBeforeCampaigns(in, VersionOne::measurement) : null;
        if (slow > 0) {
            // three bits a day stood for about ten documents
            state.taking.add(3 * slow, state.today.peakSecond);
        }
        return state;
    }

    private static void history(History history, DataInput in) throws IOException {
        history.firstDay = in.readLong();
        history.agedTo = Codec.readLong(in);
        double[] values = new double[4];
        Codec.readDoubles(in, values);
        history.documents = values[0];
        history.activeDays = values[1];
        history.calendarDays = values[2];
        history.kindDays[Familiarity.Kind.SAME_OPERATOR.ordinal()] = (float) values[3];
        for (Known known : new Known[] {history.networks, history.operators, history.countries}) {
            for (int left = in.readByte(); left > 0; left--) {
                long key = in.readLong();
                Codec.readLong(in);
                long last = Codec.readLong(in);
                known.add(key, last, Math.min(history.activeDays, Codec.readLong(in)));
            }
        }
        for (Feature feature : KEPT) {
            if (in.readBoolean()) {
                float[] bins = new float[Feature.KEPT_BINS];
                Codec.readFloats(in, bins);
                history.keep(feature, bins);
            }
        }
    }

    private static void today(Today today, DataInput in) throws IOException {
        today.begin(in.readLong(), Codec.readLong(in));
        int[] counts = new int[6];
        Codec.readInts(in, counts);
        today.documents = counts[0];
        today.addresses = counts[1];
        today.networks = counts[2];
        today.countries = counts[3];
        today.rules = counts[4];
        today.scoreBin = counts[5];
        today.hits = Codec.readLong(in);
        today.bytes = Codec.readLong(in);
        double[] values = new double[6];
        Codec.readDoubles(in, values);
        today.failures = values[0];
        today.score = values[1];
        today.conduct = values[2];
        today.peakSecond = Codec.readLong(in);
        int flags = in.readByte();
        today.quarantined = (flags & 2) != 0;
        today.apart = today.quarantined;
        today.overBudget = (flags & 4) != 0;
        today.scored = (flags & 8) != 0;
        today.opened = (flags & 16) != 0;
        today.sameEpisode = (flags & 32) != 0;
        today.set.read(in);
        Codec.readInts(in, new int[2 * STANDINGS]);
        in.skipBytes(FEATURES);
        today.peak = in.readBoolean() ? measurement(in) : null;
    }

    private static Measurement measurement(DataInput in) throws IOException {
        Measurement measured = new Measurement();
        for (Family family : FAMILIES) {
            double bits = in.readDouble();
            if (family != null) {
                measured.bits[family.ordinal()] = bits;
            }
        }
        for (int number : NUMBERS) {
            double value = in.readDouble();
            if (number >= 0) {
                measured.numbers[number] = value;
            }
        }
        measured.countries = new long[in.readByte()];
        for (int i = 0; i < measured.countries.length; i++) {
            measured.countries[i] = Codec.readLong(in);
        }
        return measured;
    }

    /// What version 1's checkpoint kept of the population.
    static void population(Population population, DataInput in) throws IOException {
        population.epochDay = in.readLong();
        long days = population.epochDay - in.readLong();
        Feature[] features = {
            Feature.DOCUMENTS_HOUR,
            Feature.DOCUMENTS_DAY,
            Feature.DOCUMENTS_WEEK,
            Feature.NETWORKS,
            Feature.COUNTRIES,
            Feature.SWITCHES,
            Feature.FAILURES,
            Feature.HOURS
        };
        for (Feature feature : features) {
            double[] closed = new double[feature.bins()];
            Codec.readDoubles(in, closed);
            Codec.readInts(in, new int[feature.bins()]);
            population.of(feature).begin(closed);
        }
        for (int i = 0; i < 3; i++) {
            Codec.readDoubles(in, new double[features[i].bins()]);
            Codec.readInts(in, new int[features[i].bins()]);
        }
        Codec.readInts(in, new int[FEATURES]);
        Codec.readDoubles(in, new double[FEATURES]);
        double[] countries = new double[Countries.COUNT];
        Codec.readDoubles(in, countries);
        Codec.readInts(in, new int[Countries.COUNT]);
        Codec.readLong(in);
        double[] values = new double[4];
        Codec.readDoubles(in, values);
        population.begin(countries, values, Math.max(0, days));
        for (int i = 0; i < 3; i++) {
            Codec.readLong(in);
        }
    }
}
