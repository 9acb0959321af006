package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Refused sign-ins, and at which hours of the day an account is used.
final class HabitEvidence {

    private static final double ALPHA = 2;
    private static final int LONG_DAY = 16;
    private static final long DAY = 24 * 3600;
    /// Strangers' requests, weighed, from which the hours of a day count in full.
    private static final double ENOUGH = 6;

    private HabitEvidence() {}

    static void measure(AccountState state, Population population, long epochSecond, Measurement into) {
        Today today = state.today;
        into.put(Number.NETWORKS, Math.min(state.origins.since(epochSecond - DAY), today.networks + 1));
        // without a past, an account's many networks and long hours may be its habit
        double past = 0.2 + 0.8 * state.history.activeDays / (state.history.activeDays + ALPHA);
        into.put(Number.FAILURES, today.failures);
        into.set(
                Family.SIGN_IN,
                today.failures < 3 ? 0 : Tails.bits(own(state, population, Feature.FAILURES, today.failures)));
        rhythm(state, population, past, into);
    }

    /// Long hours may be a habit; hardly an hour of sleep is nobody's. Strangers' hours are compared with the
    /// account's own: log2 of (1/24) / P(hour), their mean.
    private static void rhythm(AccountState state, Population population, double past, Measurement into) {
        Today today = state.today;
        int busy = state.windows.busyHours();
        into.put(Number.BUSY_HOURS, busy);
        double odd = today.hourWeight == 0
                ? 0
                : Math.max(-2, today.hourBits / today.hourWeight) * Math.min(1, today.hourWeight / ENOUGH);
        into.put(Number.ODD_HOURS, odd);
        if (busy < LONG_DAY || today.documents < 4) {
            into.set(Family.RHYTHM, odd);
            return;
        }
        double sleepless = Math.min(1, (busy - LONG_DAY) / 6.0);
        double bits = Tails.bits(own(state, population, Feature.HOURS, busy));
        into.set(Family.RHYTHM, Math.max(odd, bits * Math.max(past, sleepless)));
    }

    private static double own(AccountState state, Population population, Feature feature, double value) {
        History own = state.history;
        return Tails.own(
                own.reached(feature, feature.binOf(value)),
                own.activeDays,
                population.of(feature).tail(value));
    }
}
