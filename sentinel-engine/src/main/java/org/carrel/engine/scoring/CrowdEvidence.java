package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Other accounts that are new to the same network: several at once, where there were none before; accounts that came
/// only to try a password; accounts that look stolen themselves; refused sign-ins of many.
///
/// A class behind one address, a conference's hotel and a hospital bring many newcomers too, but they come to read and
/// nothing else about them is odd: newcomers alone say little.
final class CrowdEvidence {

    private static final double MOST_FOR_MANY = 2;
    private static final double MOST_FOR_BRIEF = 7;
    private static final double[] FOR_SUSPICIOUS = {0, 2.5, 4, 5.5, 6.5};
    private static final int SPRAY = 5;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double FADING_DAYS = 21;
    /// Below this a network is the account's own, whoever else is there.
    static final double STRANGE_ENOUGH = 0.15;

    private CrowdEvidence() {}

    static void measure(AccountState state, Population population, long epochSecond, Measurement into) {
        double most = 0;
        into.put(Number.OTHERS, 0);
        for (int i = 0; i < state.origins.size; i++) {
            Origin origin = state.origins.get(i);
            if (origin.hits == 0 || origin.strangeness() < STRANGE_ENOUGH) {
                continue;
            }
            NetworkBook.Entry entry = population.networks.find(origin);
            if (entry == null) {
                continue;
            }
            Visitors.Others others = entry.visitors.besides(state.key, epochSecond);
            double bits = bits(origin, entry, others, population.epochDay);
            if (bits > most) {
                most = bits;
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
    }

    private static double bits(Origin origin, NetworkBook.Entry entry, Visitors.Others others, long epochDay) {
        int count = others.accounts();
        double pairs = (epochDay - entry.firstDay) / 2.0 + 1;
        double usual = Math.max(0, entry.strangers - count - 1) / pairs + entry.accountDays / 28;
        double unusual = count == 0 ? 0 : Math.max(0, 1 - usual / count);
        double expected = Math.max(0.4, usual);
        double many = count <= expected
                ? 0
                : Math.min(MOST_FOR_MANY, (count * Logs.log2(count / expected) - (count - expected) * LOG2_E) / 4);
        boolean brief = origin.hits <= 8 && origin.documents <= 2;
        double testing = brief && others.brief() >= 3 && others.brief() >= 0.7 * count
                ? Math.min(MOST_FOR_BRIEF, 1.5 * (others.brief() - 2))
                : 0;
        double company = FOR_SUSPICIOUS[Math.min(FOR_SUSPICIOUS.length - 1, others.suspicious())];
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
