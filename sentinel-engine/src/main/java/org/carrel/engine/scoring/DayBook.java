package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Opens and closes an account's calendar day: what a day teaches the account and the population.
final class DayBook {

    /// Below so many bits for what was done, it was ordinary reading.
    private static final double ORDINARY = 2;
    /// Below this no change of place stands out, see [Feature#SWITCHES].
    private static final double ONE_MOVE = 0.3;
    /// A strange network becomes the account's own this much more slowly while its own are in use too: one reader who
    /// moved house is not two readers.
    private static final double DOUBTFUL = 0.15;

    private static final Number[] COUNTED = {
        Number.DOCUMENTS_HOUR,
        Number.DOCUMENTS_DAY,
        Number.DOCUMENTS_WEEK,
        Number.TAKEN_HOUR,
        Number.TAKEN_DAY,
        Number.TAKEN_FORTNIGHT,
        Number.NETWORKS,
        Number.COUNTRIES,
        Number.SWITCHES,
        Number.RELAYED,
        Number.TURNS,
        Number.FAILURES,
        Number.BUSY_HOURS
    };

    private DayBook() {}

    static void open(AccountState state, long epochDay, long dayStart, Population population) {
        state.history.age(epochDay);
        state.today.begin(epochDay, dayStart);
        state.travel.newDay();
        state.windows.advance(dayStart, epochDay);
        state.hourOfDay = 0;
        state.addresses.forgetBefore(dayStart - 24 * 3600);
        state.origins.newDay(dayStart - 24 * 3600);
        population.sawDay(state.cohort, 1);
        if (state.refusedDay == epochDay) {
            state.today.hits = state.refusedBefore;
            state.today.failures = state.refused;
        }
    }

    /// Puts the day's counts, as far as they have grown, into the account's bins and the population's.
    static void count(AccountState state, Population population, Measurement measured) {
        byte[] bins = state.today.bins;
        for (Feature feature : Feature.ALL) {
            int f = feature.ordinal();
            int bin = feature.grown(bins[f], measured.get(COUNTED[f]));
            if (bin > bins[f]) {
                if (state.today.apart) {
                    population.of(feature).moveApart(bins[f], bin);
                } else {
                    population.of(feature).move(bins[f], bin);
                }
                bins[f] = (byte) bin;
            }
        }
    }

    /// Takes a day that is worth an alert out of the population again.
    static void setApart(AccountState state, Population population) {
        Today today = state.today;
        today.apart = true;
        for (Feature feature : Feature.ALL) {
            int bin = today.bins[feature.ordinal()];
            population.of(feature).move(bin, -1);
            population.of(feature).moveApart(-1, bin);
        }
        population.sawDay(state.cohort, -1);
        for (Familiarity.Kind kind : Familiarity.Kind.ALL) {
            if (today.saw(kind)) {
                population.sawKind(kind, -1);
            }
        }
    }

    static void close(AccountState state, Population population) {
        Today today = state.today;
        state.suspicion.closes(today.epochDay, today.own);
        if (today.score >= Alerting.FLOOR) {
            state.crossedDay = today.epochDay;
        }
        if (today.quarantined && !isOnlyAVpn(state)) {
            return;
        }
        History history = state.history;
        history.documents += today.documents;
        history.activeDays += 1;
        for (Familiarity.Kind kind : Familiarity.Kind.ALL) {
            history.kindDays[kind.ordinal()] += today.saw(kind) ? 1 : 0;
        }
        for (int f = Feature.FIRST_KEPT.ordinal(); f < today.bins.length; f++) {
            history.learn(Feature.ALL[f], Math.max(0, today.bins[f]));
        }
        remember(state, population);
        rememberAgents(state);
        population.closedDay(state.cohort, history);
    }

    /// Ordinary reading on which nothing is strange but a VPN is learned, or each day of a reader who now uses one
    /// would be stranger than the last. What comes from a new operator, or from two places at once, by any other
    /// network may be a thief who keeps quiet: it is not learned.
    private static boolean isOnlyAVpn(AccountState state) {
        Today today = state.today;
        return today.conduct < ORDINARY
                && !today.saw(Familiarity.Kind.NEW_OPERATOR)
                && state.travel.directToday < ONE_MOVE;
    }

    private static void remember(AccountState state, Population population) {
        Today today = state.today;
        History history = state.history;
        boolean own = ownInUse(state);
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.lastSeen < today.start) {
                continue;
            }
            double weight = own && origin.strangeness > 0.3 ? DOUBTFUL : 1;
            Known networks = history.networks;
            long before = networks.lastDayOf(origin.network, Long.MIN_VALUE);
            networks.add(origin.network, today.epochDay, weight);
            long since = networks.firstDayOf(origin.network, today.epochDay);
            population.networks.used(origin.network, today.epochDay, since, before);
            if (origin.operator != 0) {
                history.operators.add(origin.operator, today.epochDay, weight);
            }
            if (origin.country != 0 && !origin.isRelay()) {
                history.countries.add(origin.country, today.epochDay, weight);
            }
        }
    }

    private static boolean ownInUse(AccountState state) {
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.lastSeen >= state.today.start && origin.novelty < 0) {
                return true;
            }
        }
        return false;
    }

    private static void rememberAgents(AccountState state) {
        Today today = state.today;
        boolean fresh = false;
        for (int i = 0; i < today.agents.size; i++) {
            long agent = today.agents.keys[i];
            fresh |= !state.history.agents.contains(agent);
            state.history.agents.add(agent, today.epochDay, 1);
        }
        state.history.newAgentDays += fresh ? 1 : 0;
    }
}
