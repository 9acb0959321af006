package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Who else was there, and who was refused.
final class CompanySentences {

    private CompanySentences() {}

    /// Stands for the number of brief visitors where so many came that the network is the library's own way out.
    static final double OWN_EXIT = Double.NaN;

    static boolean isOwnExit(Measurement m) {
        return Double.isNaN(m.get(Number.OTHERS_BRIEF));
    }

    /// A note that takes part in every sum with the bits it has, mostly none.
    static Finding ownExit(double bits, Measurement m) {
        return new Finding(
                "crowd.own-exit",
                bits,
                Findings.numbers(m, Number.OTHERS),
                Figures.counted(m.get(Number.OTHERS), "other account")
                        + " came to the same network anew, a large share of all in use on a day: probably the library's"
                        + " own new way out, so that they are there together counts for nothing.");
    }

    static Finding crowd(double bits, Measurement m) {
        var numbers =
                Findings.numbers(m, Number.OTHERS, Number.OTHERS_BRIEF, Number.OTHERS_SUSPICIOUS, Number.OTHERS_FAILED);
        double others = m.get(Number.OTHERS);
        double failed = m.get(Number.OTHERS_FAILED);
        if (others == 0 && failed == 0) {
            return new Finding(
                    "crowd.tried-before",
                    bits,
                    numbers,
                    "Lately this account was in a network from which sign-ins of many accounts failed.");
        }
        if (others == 0) {
            return new Finding(
                    "crowd.tried",
                    bits,
                    numbers,
                    "Sign-ins of " + Figures.counted(failed, "account") + " failed on the same network.");
        }
        String sentence = others == 1
                ? "Another account came to the same network anew within two days"
                : Figures.number(others) + " other accounts came to the same network anew within two days";
        double suspicious = m.get(Number.OTHERS_SUSPICIOUS);
        if (suspicious > 0) {
            sentence += ", " + of(suspicious, others) + "suspicious for " + (suspicious == 1 ? "itself" : "themselves");
        }
        if (m.get(Number.OTHERS_BRIEF) >= 3) {
            sentence += ", " + of(m.get(Number.OTHERS_BRIEF), others) + "only for a moment";
        }
        if (failed > 0) {
            sentence += "; sign-ins of " + Figures.counted(failed, "account") + " failed there";
        }
        return new Finding("crowd.same-network", bits, numbers, sentence + ".");
    }

    /// How many of the others just named; of one alone nothing needs to be said.
    private static String of(double some, double all) {
        if (all == 1) {
            return "";
        }
        return some >= all ? "all of them " : some == 1 ? "one of them " : Figures.number(some) + " of them ";
    }

    static Finding signIn(double bits, Measurement m) {
        return new Finding(
                "sign-in.refused", bits, Findings.numbers(m, Number.FAILURES), refused(m.get(Number.FAILURES)));
    }

    /// Those from networks of the account's own count in part, so the sum need not be whole.
    private static String refused(double failures) {
        String told = Figures.number(failures);
        return told.contains(".")
                ? "Refused sign-ins on that day that weigh as much as " + told
                        + " from elsewhere: those from the account's own networks count less."
                : Figures.counted(failures, "refused sign-in") + " on that day.";
    }
}
