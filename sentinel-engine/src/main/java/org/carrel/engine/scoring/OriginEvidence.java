package org.carrel.engine.scoring;

import java.util.Arrays;
import org.carrel.engine.scoring.Measurement.Number;
import org.jspecify.annotations.Nullable;

/// How strange the networks of the last day are to the account, with their countries, devices and the hours of their
/// use: what [Familiarity] says, counted as far as a network is used.
final class OriginEvidence {

    private static final double ALPHA = 2;
    private static final long DAY = 24 * 3600;
    /// A glance from elsewhere counts little: in full from so many requests or documents on.
    private static final double USED_HITS = 25;

    private static final double USED_DOCUMENTS = 2;
    /// A thief's browser is another than the owner's, and how often a day brings one of the owner's.
    private static final double THIEFS_AGENT = 0.9;

    private static final double NEW_AGENTS = 0.06;

    private OriginEvidence() {}

    static void measure(AccountState state, Population population, long epochSecond, Measurement into) {
        Origin strangest = strangest(state, epochSecond - DAY, into);
        Origin told = strangest == null ? busiestNew(state, epochSecond - DAY) : strangest;
        into.put(Number.NOVELTY_DOCUMENTS, told == null ? 0 : told.documents);
        into.put(Number.NOVELTY_KIND, kind(state, told));
        device(state, strangest, into);
        novelty(state, population, strangest, into);
        places(state, population, strangest, epochSecond - DAY, into);
    }

    private static double used(Origin origin) {
        return Math.min(1, origin.documents / USED_DOCUMENTS + origin.hits / USED_HITS);
    }

    private static @Nullable Origin strangest(AccountState state, long from, Measurement into) {
        Origin strangest = null;
        double most = 0;
        double familiar = 0;
        int all = 0;
        int strangers = 0;
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.lastSeen < from || origin.hits == 0) {
                continue;
            }
            double bits = (origin.novelty + origin.foreign) * used(origin);
            all += origin.documents + 1;
            strangers += origin.strangeness > 0 ? origin.documents : 0;
            if (bits > most) {
                most = bits;
                strangest = origin;
            } else if (bits < 0) {
                familiar += bits * (origin.documents + 1);
            }
        }
        double known = state.history.activeDays / (state.history.activeDays + ALPHA);
        into.put(Number.STRANGERS_DOCUMENTS, strangers);
        into.put(Number.FAMILIAR, all == 0 ? 0 : known * familiar / all);
        return strangest;
    }

    /// Where no network is strange, one may still be new.
    private static @Nullable Origin busiestNew(AccountState state, long from) {
        Origin busiest = null;
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            boolean counts = origin.isNew && origin.lastSeen >= from && origin.hits > 0;
            if (counts && (busiest == null || origin.documents > busiest.documents)) {
                busiest = origin;
            }
        }
        return busiest;
    }

    private static double kind(AccountState state, @Nullable Origin origin) {
        return origin == null ? -1 : Familiarity.kind(origin, state.history).ordinal();
    }

    private static void novelty(
            AccountState state, Population population, @Nullable Origin strangest, Measurement into) {
        into.put(Number.NEW_ACCOUNT, 0);
        if (state.history.activeDays < 1 && newAccount(state, population, into)) {
            return;
        }
        into.set(Family.NOVELTY, strangest == null ? into.get(Number.FAMILIAR) : strangest.novelty * used(strangest));
    }

    private static final int WEEKS_OF_LOG = 14;
    private static final double NEW_ACCOUNTS_DOCUMENTS = 20;

    /// In a log of weeks an account that shows up for the first time, or after months, mostly begins with little.
    private static boolean newAccount(AccountState state, Population population, Measurement into) {
        boolean odd = population.daysKnown() >= WEEKS_OF_LOG && state.today.documents >= NEW_ACCOUNTS_DOCUMENTS / 2;
        if (odd) {
            into.put(Number.NEW_ACCOUNT, 1);
            into.set(Family.NOVELTY, 3 * Math.min(1, state.today.documents / NEW_ACCOUNTS_DOCUMENTS));
        }
        return odd;
    }

    private static void device(AccountState state, @Nullable Origin strangest, Measurement into) {
        into.set(Family.DEVICE, 0);
        if (strangest == null || strangest.knownAgents + strangest.newAgents == 0) {
            return;
        }
        History own = state.history;
        double days = own.activeDays;
        double trust = days / (days + ALPHA);
        double fresh = (own.newAgentDays + ALPHA * NEW_AGENTS) / (days + ALPHA);
        double share = strangest.newAgents / (double) (strangest.knownAgents + strangest.newAgents);
        double bits = share * Logs.log2(THIEFS_AGENT / fresh)
                + (1 - share) * Logs.log2((1 - THIEFS_AGENT) / Math.max(0.5, 1 - fresh));
        into.put(Number.NEW_AGENTS, share);
        into.set(Family.DEVICE, trust * Math.max(-3, Math.min(4, bits)) * used(strangest));
    }

    private static void places(
            AccountState state, Population population, @Nullable Origin strangest, long from, Measurement into) {
        int direct = 0;
        int relayed = 0;
        long[] codes = new long[state.origins.size];
        int size = 0;
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.lastSeen < from || origin.country == 0) {
                continue;
            }
            int at = indexOf(codes, size, origin.country);
            if (at < 0) {
                codes[size++] = origin.isRelay() ? -origin.country : origin.country;
                relayed += origin.isRelay() ? 1 : 0;
                direct += origin.isRelay() ? 0 : 1;
            } else if (codes[at] < 0 && !origin.isRelay()) {
                codes[at] = origin.country;
                relayed--;
                direct++;
            }
        }
        // an exit of a VPN says nothing of where its user is: each counts half a country
        double count = Math.min(direct + relayed / 2.0, state.today.countries + 1);
        into.put(Number.COUNTRIES, direct + relayed);
        into.countries = Arrays.copyOf(codes, size);
        History own = state.history;
        double many = count < 1.5
                ? 0
                : Tails.bits(Tails.own(
                        own.reached(Feature.COUNTRIES, Feature.COUNTRIES.binOf(count)),
                        own.activeDays,
                        population.of(Feature.COUNTRIES).tail(count)));
        double foreign = strangest == null ? 0 : strangest.foreign * used(strangest);
        into.set(Family.PLACES, foreign > 0 ? Math.max(foreign, many) + Math.min(foreign, many) / 2 : many + foreign);
    }

    private static int indexOf(long[] codes, int size, int country) {
        for (int i = 0; i < size; i++) {
            if (Math.abs(codes[i]) == country) {
                return i;
            }
        }
        return -1;
    }
}
