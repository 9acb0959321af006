package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// How many networks in a day, how much from networks new to the account, refused sign-ins, hours of the day, and what
/// adds up over weeks.
final class NetworkEvidence {

    private static final double ALPHA = 2;
    /// How often a day brings a network the account never used, before it is known how often that is for this account.
    private static final double NEW_NETWORK_DAYS = 0.2;

    private static final double NEW_OPERATOR_SHARE = 0.2;
    private static final double NEW_ACCOUNTS_DOCUMENTS = 20;
    private static final int LONG_DAY = 16;
    private static final int WEEKS_OF_LOG = 14;
    private static final long DAY = 24 * 3600;

    private NetworkEvidence() {}

    static void measure(AccountState state, Population population, long epochSecond, Measurement into) {
        Today today = state.today;
        int networks = Math.min(state.networks.since(epochSecond - DAY), today.networks + 1);
        into.put(Number.NETWORKS, networks);
        double few =
                networks < 3 ? 0 : Tails.bits(PlaceEvidence.own(state.history, population, Feature.NETWORKS, networks));
        // without a past, an account's many networks and long hours may be its habit
        double past = 0.2 + 0.8 * state.history.activeDays / (state.history.activeDays + ALPHA);
        into.set(Family.NETWORKS, few * past);
        into.put(Number.FAILURES, today.failures);
        into.set(
                Family.SIGN_IN,
                today.failures < 3
                        ? 0
                        : Tails.bits(PlaceEvidence.own(state.history, population, Feature.FAILURES, today.failures)));
        rhythm(state, population, past, into);
        novelty(state, population, into);
        into.put(Number.SLOW_DAYS, state.slowDays);
        into.set(Family.SLOW, today.fresh(today.documentsBy) + recent(today) < 2 ? 0 : state.slow);
    }

    /// Long hours may be a habit; hardly an hour of sleep is nobody's.
    private static void rhythm(AccountState state, Population population, double past, Measurement into) {
        int busy = state.windows.busyHours();
        into.put(Number.BUSY_HOURS, busy);
        if (busy < LONG_DAY || state.today.documents < 4) {
            into.set(Family.RHYTHM, 0);
            return;
        }
        double sleepless = Math.min(1, (busy - LONG_DAY) / 6.0);
        double bits = Tails.bits(PlaceEvidence.own(state.history, population, Feature.HOURS, busy));
        into.set(Family.RHYTHM, bits * Math.max(past, sleepless));
    }

    static int recent(Today today) {
        return today.documentsBy[Standing.RECENT.ordinal()];
    }

    private static void novelty(AccountState state, Population population, Measurement into) {
        Today today = state.today;
        int[] by = today.documents >= 3 ? today.documentsBy : today.hitsBy;
        double all = 0;
        for (int count : by) {
            all += count;
        }
        double judged = all - by[Standing.NO_PAST.ordinal()];
        into.put(Number.NEW_ACCOUNT, 0);
        if (all == 0 || judged < all / 2) {
            newAccount(state, population, into);
            return;
        }
        History own = state.history;
        double rate = (own.newNetworkDays + ALPHA * NEW_NETWORK_DAYS) / (own.activeDays + ALPHA);
        double network = clamp(Tails.log2(0.6 / rate), 0, 3);
        double operator = clamp(Tails.log2(0.9 / (rate * NEW_OPERATOR_SHARE)), 0, 5.5);
        double fromNetwork = by[Standing.NEW_NETWORK.ordinal()] / judged;
        double fromOperator = by[Standing.NEW_OPERATOR.ordinal()] / judged;
        double settled = by[Standing.SETTLED.ordinal()] / judged;
        into.put(Number.NEW_NETWORK_SHARE, fromNetwork);
        into.put(Number.NEW_OPERATOR_SHARE, fromOperator);
        double bits = network * Math.min(1, 2 * fromNetwork)
                + operator * Math.min(1, 2 * fromOperator)
                - 3 * Math.max(0, 2 * settled - 1);
        into.set(Family.NOVELTY, bits);
    }

    /// In a log of weeks an account that shows up for the first time mostly begins with a few documents.
    private static void newAccount(AccountState state, Population population, Measurement into) {
        boolean fresh = population.daysKnown() >= WEEKS_OF_LOG && state.today.documents >= NEW_ACCOUNTS_DOCUMENTS / 2;
        into.put(Number.NEW_ACCOUNT, fresh ? 1 : 0);
        into.set(Family.NOVELTY, fresh ? 3 * Math.min(1, state.today.documents / NEW_ACCOUNTS_DOCUMENTS) : 0);
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}
