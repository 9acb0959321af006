package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;
import org.jspecify.annotations.Nullable;

/// Other accounts that are new to the same network: several at once, where there were none before; accounts that came
/// only to try a password; accounts that look stolen themselves; refused sign-ins of many.
///
/// A class behind one address, a conference's hotel and a hospital bring many newcomers too, but they come to read and
/// nothing else about them is odd: newcomers alone say little.
final class CrowdEvidence {

    private static final double MOST_FOR_MANY = 5;
    /// Newcomers who arrive together are a class; those of a VPN's exit, its customers.
    private static final double MOST_FOR_LAWFUL = 1.5;

    private static final long TOGETHER_SECONDS = 3 * 3600;
    private static final long LOOKS_BACK = 48 * 3600;
    /// From so many bits on, the others are looked at again.
    private static final double CALLS = 3;
    private static final double MOST_FOR_BRIEF = 7;
    private static final double[] FOR_SUSPICIOUS = {0, 2.5, 4, 5.5, 6.5};
    private static final int SPRAY = 5;
    private static final double FADING_DAYS = 21;
    /// Below this a network is the account's own, whoever else is there.
    static final double STRANGE_ENOUGH = 0.15;

    private CrowdEvidence() {}

    /// @return the network whose other accounts make this one suspicious, if any
    static @Nullable Origin measure(AccountState state, Population population, long epochSecond, Measurement into) {
        double most = 0;
        Origin worst = null;
        into.put(Number.OTHERS, 0);
        into.put(Number.OTHERS_FAILED, 0);
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.lastSeen < epochSecond - LOOKS_BACK || origin.strangeness() < STRANGE_ENOUGH) {
                continue;
            }
            NetworkBook.Entry entry = population.networks.find(origin);
            if (entry == null) {
                continue;
            }
            Visitors.Others others = entry.visitors.besides(state.account, epochSecond);
            double bits = bits(origin, entry, others, population);
            if (bits > most) {
                most = bits;
                worst = origin;
                into.put(Number.OTHERS, others.accounts());
                into.put(Number.OTHERS_BRIEF, others.brief());
                into.put(Number.OTHERS_SUSPICIOUS, others.suspicious());
                into.put(Number.OTHERS_FAILED, others.failed());
            }
            if (others.failed() >= SPRAY) {
                state.tried = Math.max(state.tried, Math.min(5, Logs.log2(others.failed())));
                state.triedDay = population.epochDay;
            }
        }
        into.set(Family.CROWD, most + tried(state, population));
        return most >= CALLS ? worst : null;
    }

    private static double bits(Origin origin, NetworkBook.Entry entry, Visitors.Others others, Population population) {
        int count = others.accounts();
        double pairs = (population.epochDay - entry.firstDay) / 2.0 + 1;
        double usual = Math.max(0, entry.strangers - count - 1) / pairs + entry.accountDays / 14;
        double unusual = Math.max(0, 1 - usual / Math.max(1, count));
        boolean fresh = population.epochDay - entry.firstDay <= 3 && population.daysKnown() >= 7;
        boolean gathered = others.spread() < TOGETHER_SECONDS;
        double most = origin.isRelay() || gathered || !fresh ? MOST_FOR_LAWFUL : MOST_FOR_MANY;
        double many = Math.max(0, Math.min(most, count - Math.max(2, usual)));
        boolean brief = origin.hits <= 8 && origin.documents <= 2;
        int fewest = origin.isRelay() ? 5 : 3;
        double testing = brief && others.brief() >= fewest && others.brief() >= 0.7 * count
                ? Math.min(MOST_FOR_BRIEF, 1.5 * (others.brief() - fewest + 1))
                : 0;
        double company = FOR_SUSPICIOUS[Math.min(FOR_SUSPICIOUS.length - 1, others.suspicious())]
                * (others.suspicious() >= 0.3 * (count + 1) ? 1 : 0.3)
                * (origin.isRelay() ? 0.5 : 1);
        double failed = others.failed() < SPRAY ? 0 : Math.min(5, Logs.log2(others.failed()));
        return unusual * (many + testing + company) + failed;
    }

    /// Who was in a network from which many others were tried, and later does strange things, was found there.
    private static double tried(AccountState state, Population population) {
        if (state.tried == 0 || !state.today.strangers) {
            return 0;
        }
        double fade = Logs.exp2(-Math.min(1000, Math.max(0, population.epochDay - state.triedDay)) / FADING_DAYS);
        return state.tried * fade;
    }
}
