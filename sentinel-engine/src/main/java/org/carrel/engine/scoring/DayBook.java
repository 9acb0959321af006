package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Opens and closes an account's calendar day: what a day teaches the account and the population, and what of it adds
/// up.
final class DayBook {

    private static final double SLOW_FADING_DAYS = 14;
    private static final double MOST_SLOW_A_DAY = 3;
    /// Below so many bits for what was done, it was ordinary reading.
    private static final double ORDINARY = 2;
    /// Below this no change of place stands out, see [Feature#SWITCHES].
    private static final double ONE_MOVE = 0.3;

    private static final Number[] COUNTED = {
        Number.DOCUMENTS_HOUR,
        Number.DOCUMENTS_DAY,
        Number.DOCUMENTS_WEEK,
        Number.NETWORKS,
        Number.COUNTRIES,
        Number.SWITCHES,
        Number.FAILURES,
        Number.BUSY_HOURS
    };

    private DayBook() {}

    static void open(AccountState state, long epochDay, long dayStart, Population population) {
        state.history.age(epochDay);
        state.today.begin(epochDay, dayStart);
        state.travel.newDay();
        state.windows.advance(dayStart, epochDay);
        for (Recent recent :
                new Recent[] {state.addresses, state.networks, state.operators, state.countries, state.directCountries
                }) {
            recent.forgetBefore(dayStart - 24 * 3600);
        }
        population.sawDay(1);
    }

    /// Puts the day's counts, as far as they have grown, into the account's bins and, unless the day is
    /// quarantined, the population's.
    static void count(AccountState state, Population population, Measurement measured) {
        byte[] bins = state.today.bins;
        for (Feature feature : Feature.ALL) {
            int f = feature.ordinal();
            int bin = feature.binOf(measured.get(COUNTED[f]));
            if (bin > bins[f]) {
                if (state.today.quarantined) {
                    population.moveApart(feature, bins[f], bin);
                } else {
                    population.move(feature, bins[f], bin);
                }
                bins[f] = (byte) bin;
            }
        }
    }

    /// Takes the day out of the population again.
    static void quarantine(AccountState state, Population population) {
        Today today = state.today;
        today.quarantined = true;
        for (Feature feature : Feature.ALL) {
            population.move(feature, today.bins[feature.ordinal()], -1);
            population.moveApart(feature, -1, today.bins[feature.ordinal()]);
        }
        population.sawDay(-1);
        Recent countries = state.countries;
        for (int i = 0; i < countries.size; i++) {
            if (countries.seen[i] >= today.start) {
                population.sawCountry((int) countries.keys[i], -1);
            }
        }
    }

    static void close(AccountState state) {
        Today today = state.today;
        addSlow(state);
        if (today.score >= Alerting.FLOOR) {
            state.crossedDay = today.epochDay;
        }
        if (today.quarantined && !isOnlyAVpn(state)) {
            return;
        }
        History history = state.history;
        history.documents += today.documents;
        history.activeDays += 1;
        if (today.fresh(today.hitsBy) > 0) {
            history.newNetworkDays += 1;
        }
        for (int f = Feature.FIRST_KEPT.ordinal(); f < today.bins.length; f++) {
            history.learn(Feature.ALL[f], Math.max(0, today.bins[f]));
        }
        remember(history.networks, state.networks, today);
        remember(history.operators, state.operators, today);
        remember(history.countries, state.countries, today);
    }

    /// Ordinary reading on which nothing is strange but a VPN is learned, or each day of a reader who now uses one
    /// would be stranger than the last. What comes from a new country or operator, or from two places at once, by
    /// any other network may be a thief who keeps quiet: it is not learned.
    private static boolean isOnlyAVpn(AccountState state) {
        Today today = state.today;
        return today.conduct < ORDINARY
                && !today.strangeCountry
                && today.hitsBy[Standing.NEW_OPERATOR.ordinal()] == 0
                && state.travel.directToday < ONE_MOVE;
    }

    private static void remember(Known known, Recent recent, Today today) {
        for (int i = 0; i < recent.size; i++) {
            if (recent.seen[i] >= today.start) {
                known.add(recent.keys[i], today.epochDay);
            }
        }
    }

    /// S ← max(0, S·e^(−Δ/14 days) + bits), the bits of documents beyond the account's usual day that came from
    /// networks not its own, while its own are in use too: one reader who moved house is not two readers.
    private static void addSlow(AccountState state) {
        Today today = state.today;
        double fade = StrictMath.exp(-Math.max(0, today.epochDay - state.slowDay) / SLOW_FADING_DAYS);
        History own = state.history;
        double usual = own.activeDays < 2.5 ? Double.POSITIVE_INFINITY : own.documents / own.activeDays;
        double strange = today.fresh(today.documentsBy) + NetworkEvidence.recent(today);
        double surplus = Math.min(strange, today.documents - usual);
        double bits = -0.3;
        if (surplus >= 2) {
            boolean both = today.epochDay - state.settledDay <= 3;
            bits = Math.min(MOST_SLOW_A_DAY, Tails.log2(1 + surplus / 3)) * (both ? 1 : 0.3);
        }
        state.slow = Math.max(0, state.slow * fade + bits);
        state.slowDays = state.slow == 0 ? 0 : state.slowDays + (surplus >= 2 ? 1 : 0);
        state.slowDay = today.epochDay;
    }
}
