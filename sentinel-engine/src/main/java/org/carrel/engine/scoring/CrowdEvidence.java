package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;
import org.jspecify.annotations.Nullable;

/// Other accounts that are new to the same network: several at once, where there were none before; accounts that came
/// only to try a password; accounts that look stolen themselves; refused sign-ins of many.
///
/// A class behind one address, a conference's hotel and a hospital bring many newcomers too, but they come to read and
/// nothing else about them is odd: newcomers alone say little.
final class CrowdEvidence {

    private static final long LOOKS_BACK = 48 * 3600;
    /// From so many bits on, the others are looked at again.
    private static final double CALLS = 3;
    /// Only when a visit is over it was a brief one.
    private static final long OVER_SECONDS = 600;
    private static final double[] FOR_SUSPICIOUS = {0, 2.5, 4.5, 6.5, 8};
    private static final int SPRAY = 5;
    private static final double FADING_DAYS = 21;

    /// Bits for any number of newcomers of whom hardly anybody takes much.
    private static final double READERS_ALONE = 3;
    /// Up to a sixth of takers may be chance; from a half on, the others count for no less than they are.
    private static final double STEEPNESS = 3;

    private static final double FEW_TAKERS = 0.5;

    private static final int LEAST_OF_EXIT = 30;
    private static final int YOUNG_DAYS = 7;
    private static final double SHARE_OF_EXIT = 0.15;
    private static final double TAKERS_OF_EXIT = 0.3;

    private CrowdEvidence() {}

    /// @return the network whose other accounts make this one most suspicious, if any
    static @Nullable Origin measure(AccountState state, Population population, long epochSecond, Measurement into) {
        double most = 0;
        double worstBits = CALLS;
        Origin worst = null;
        into.put(Number.OTHERS, 0);
        into.put(Number.OTHERS_BRIEF, 0);
        into.put(Number.OTHERS_FAILED, 0);
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.lastSeen < epochSecond - LOOKS_BACK || !origin.isNew) {
                continue;
            }
            NetworkBook.Entry entry = population.networks.find(origin);
            if (entry == null) {
                continue;
            }
            Visitors.Others others = entry.visitors.besides(state.account, epochSecond);
            boolean isOver = epochSecond - origin.lastSeen >= OVER_SECONDS || !others.isBrief();
            boolean exit = isOwnExit(entry, others, population);
            double all = exit ? tried(others) : bits(origin, entry, others, population);
            if (all >= worstBits) {
                worstBits = all;
                worst = origin;
            }
            double bits = isOver ? all : Math.min(all, CALLS);
            if (bits > most || exit && most == 0) {
                most = bits;
                tell(others, exit, NetworkBook.newcomers(entry, others.all() + 1) - 1, into);
            }
            if (others.failed() >= SPRAY) {
                remember(state, tried(others), population.epochDay);
            }
        }
        into.set(Family.CROWD, most + tried(state, population));
        return worst;
    }

    /// Of the library's own way out all newcomers are told, and no number of brief ones.
    private static void tell(Visitors.Others others, boolean exit, double newcomers, Measurement into) {
        into.put(Number.OTHERS, exit ? Math.round(newcomers) : others.all());
        into.put(Number.OTHERS_BRIEF, exit ? CompanySentences.OWN_EXIT : others.brief());
        into.put(Number.OTHERS_SUSPICIOUS, others.suspicious());
        into.put(Number.OTHERS_FAILED, others.failed());
    }

    private static double bits(Origin origin, NetworkBook.Entry entry, Visitors.Others others, Population population) {
        double usual = NetworkBook.usualNewcomers(entry, others.all() + 1, population.epochDay)
                + NetworkBook.residents(entry, population.epochDay);
        double unusual = Math.max(0, 1 - 1.5 * usual / Math.max(1, others.all()));
        boolean brief = others.isBrief() && origin.hits <= 8 && origin.documents <= 2;
        boolean speaks = others.all() >= 2 && !population.networks.isSettling();
        double company = !speaks
                ? 0
                : weighed(
                        others,
                        brief,
                        Tails.bits(Logs.exp2(population.networks.newcomers.tail(
                                origin.line(), others.all(), others.together(), brief))));
        double suspicious = FOR_SUSPICIOUS[Math.min(FOR_SUSPICIOUS.length - 1, others.suspicious())]
                * (others.suspicious() >= 0.3 * (others.all() + 1) ? 1 : 0.3)
                * (origin.isRelay() ? 0.5 : 1);
        return unusual * (company + suspicious) + tried(others);
    }

    /// Newcomers who read are a class, a meeting or a house: they count in full only so far as they take as a harvest
    /// does, or are suspicious for themselves. Those who come for a moment are another matter: nobody's class does
    /// that.
    private static double weighed(Visitors.Others others, boolean brief, double company) {
        double share = (double) others.taking() / others.all();
        double takers = Math.max(0, Math.min(1, STEEPNESS * share - FEW_TAKERS));
        return brief ? company : Math.min(company, READERS_ALONE + takers * Math.max(0, company - READERS_ALONE));
    }

    /// A large share of all who are in use came by a network that is young, and hardly anybody takes much there: the
    /// library's own new way out.
    private static boolean isOwnExit(NetworkBook.Entry entry, Visitors.Others others, Population population) {
        return others.all() >= LEAST_OF_EXIT
                && population.epochDay - entry.firstDay <= YOUNG_DAYS
                && others.taking() < TAKERS_OF_EXIT * others.all()
                && NetworkBook.newcomers(entry, others.all() + 1) >= SHARE_OF_EXIT * population.accountsToday();
    }

    /// Whoever failed first and then got in was guessed; others may be there by chance.
    private static double tried(Visitors.Others others) {
        if (others.failed() < SPRAY) {
            return 0;
        }
        return Math.min(5, Logs.log2(others.failed())) * (others.ownFailure() ? 1 : 0.4);
    }

    private static void remember(AccountState state, double bits, long epochDay) {
        if (bits >= faded(state, epochDay)) {
            state.tried = bits;
            state.triedDay = epochDay;
        }
    }

    private static double faded(AccountState state, long epochDay) {
        return state.tried * Logs.exp2(-Math.min(1000, Math.max(0, epochDay - state.triedDay)) / FADING_DAYS);
    }

    /// Who was in a network from which many others were tried, and later does strange things, was found there.
    private static double tried(AccountState state, Population population) {
        // what was found today is counted where it was found
        if (state.tried == 0 || !state.today.strangers || state.triedDay == population.epochDay) {
            return 0;
        }
        return faded(state, population.epochDay);
    }
}
