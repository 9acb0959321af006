package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Countries that are new to the account, how many in a day, and changes of place no one can have made.
///
/// For a country: P(thief) / P(owner), where P(owner) = (n_c + α·P(population)) / (n + α) plus a small chance of
/// travelling anywhere, larger for a VPN's exit (after Freeman et al., Who are you?, 2016).
final class PlaceEvidence {

    private static final double ALPHA = 2;
    private static final double TRAVELS = 0.012;
    private static final double TRAVELS_BY_RELAY = 0.08;
    private static final double THIEF_AT_HOME = 0.35;
    private static final double COUNTRIES_OF_THIEVES = 40;
    /// A VPN turned on and off adds no more bits than this, however long the account has done without one.
    private static final double MOST_BY_RELAY = 2;

    private static final long DAY = 24 * 3600;

    private PlaceEvidence() {}

    static void measure(AccountState state, Population population, long epochSecond, Measurement into) {
        long from = epochSecond - DAY;
        Recent seen = state.countries;
        double strangest = 0;
        double familiar = 0;
        int relayed = 0;
        int direct = 0;
        for (int i = 0; i < seen.size; i++) {
            if (seen.seen[i] < from) {
                continue;
            }
            boolean isDirect = lastDirect(state, seen.keys[i]) >= from;
            direct += isDirect ? 1 : 0;
            relayed += isDirect ? 0 : 1;
            if (seen.seen[i] >= state.today.start) {
                double bits = country(state.history, population, (int) seen.keys[i], !isDirect);
                familiar = Math.min(familiar, bits);
                if (bits > strangest) {
                    strangest = bits;
                    into.put(Number.NEW_COUNTRY, seen.keys[i]);
                }
            }
        }
        double count = Math.min(direct + relayWorth(relayed), state.today.countries + 1);
        into.put(Number.COUNTRIES, direct + relayed);
        double many = count < 1.5 ? 0 : Tails.bits(own(state.history, population, Feature.COUNTRIES, count));
        double both = Math.max(strangest, many) + Math.min(strangest, many) / 2;
        into.set(Family.PLACES, both > 0 ? both : familiar);
        into.countries = codes(state, from);
        travel(state, population, into);
    }

    private static void travel(AccountState state, Population population, Measurement into) {
        double switches = state.travel.switches();
        into.put(Number.SWITCHES, switches);
        into.put(Number.SPEED, state.travel.speed);
        into.put(Number.DISTANCE, state.travel.distance);
        into.put(Number.TRAVEL_BY_RELAY, state.travel.byRelay ? 1 : 0);
        if (!state.today.switched || switches < 0.1) {
            into.set(Family.TRAVEL, 0);
            return;
        }
        double all = Tails.bits(own(state.history, population, Feature.SWITCHES, switches));
        double direct = state.travel.directSwitches();
        double seen = direct < 0.1 ? 0 : Tails.bits(own(state.history, population, Feature.SWITCHES, direct));
        into.set(Family.TRAVEL, Math.min(all, seen + MOST_BY_RELAY));
    }

    private static long lastDirect(AccountState state, long country) {
        Recent direct = state.directCountries;
        for (int i = 0; i < direct.size; i++) {
            if (direct.keys[i] == country) {
                return direct.seen[i];
            }
        }
        return Recent.NEVER;
    }

    /// An exit of a VPN says nothing of where its user is: each counts half a country.
    private static double relayWorth(int relayed) {
        return relayed / 2.0;
    }

    private static double country(History own, Population population, int country, boolean relay) {
        double everybody = population.share(country);
        double days = own.activeDays;
        double uses = Math.min(days, own.countries.usesOf(country));
        double owner = (uses + ALPHA * everybody) / (days + ALPHA)
                + (relay ? TRAVELS_BY_RELAY : TRAVELS) / COUNTRIES_OF_THIEVES;
        double thief = THIEF_AT_HOME * everybody + (1 - THIEF_AT_HOME) / COUNTRIES_OF_THIEVES;
        return population.countriesKnown() * Math.max(-2, Math.min(8, Tails.log2(thief / owner)));
    }

    /// The account's own days, with the population's tail for those it has not had.
    static double own(History own, Population population, Feature feature, double value) {
        double reached = own.reached(feature, feature.binOf(value));
        return (reached + ALPHA * population.tail(feature, value)) / (own.activeDays + ALPHA);
    }

    /// Negative where it was only seen through a relay.
    private static long[] codes(AccountState state, long from) {
        Recent seen = state.countries;
        long[] codes = new long[seen.since(from)];
        int at = 0;
        for (int i = 0; i < seen.size; i++) {
            if (seen.seen[i] >= from) {
                codes[at++] = lastDirect(state, seen.keys[i]) >= from ? seen.keys[i] : -seen.keys[i];
            }
        }
        return codes;
    }
}
