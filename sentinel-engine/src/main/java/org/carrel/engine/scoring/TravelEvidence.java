package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Two people at once: changes of place no one person makes, against how often this account's and everybody's days
/// have as many of the same sort.
final class TravelEvidence {

    private static final double SOME = 0.1;

    private TravelEvidence() {}

    static void measure(AccountState state, Population population, Measurement into) {
        Travel travel = state.travel;
        double direct = travel.direct();
        double relayed = travel.relayed();
        into.put(Number.SWITCHES, direct);
        into.put(Number.RELAYED, relayed);
        into.put(Number.TURNS, travel.turns());
        into.put(Number.SPEED, travel.speed);
        into.put(Number.DISTANCE, travel.distance);
        into.put(Number.TRAVEL_BY_RELAY, travel.byRelay ? 1 : 0);
        if (!state.today.switched || direct + relayed + travel.turns() < SOME) {
            into.set(Family.TRAVEL, 0);
            return;
        }
        double p = Tails.cauchy(
                tail(state, population, Feature.RELAYED, relayed),
                tail(state, population, Feature.SWITCHES, direct),
                tail(state, population, Feature.TURNS, travel.turns()));
        into.set(Family.TRAVEL, Tails.bits(p));
    }

    private static double tail(AccountState state, Population population, Feature feature, double value) {
        if (value < SOME) {
            return 0.5;
        }
        History own = state.history;
        return Tails.own(
                own.reached(feature, feature.binOf(value)),
                own.activeDays,
                population.of(feature).tail(value));
    }
}
