package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Distinct documents in the busiest hour of a day, in the day and in a week, against the account's own past and
/// against everybody's. Gamma–Poisson with forgetting: a and b are [History]'s fading documents and days, begun at
/// the cohort's [Readers]; the exposure is the [Week]'s.
///
/// The predictive tail is a mixture: with weight 1 − ε a negative binomial around the account's own mean, with weight
/// ε = α / (α + active days) the population's tail. So a new account is judged as anybody, and a known one may still
/// have the large day that anybody may have, only more rarely.
final class VolumeEvidence {

    private static final double ALPHA = 2;
    /// Of an unusual amount so much counts where it went to the account's own networks: owners have their weeks too.
    private static final double OWNERS = 0.8;
    /// Days of one reader differ so much; fitted by eye to real logs.
    private static final double DAY_SIZE = 0.8;

    private static final double WEEK_SIZE = 2;
    private static final double ACTIVE_SHARE = 0.3;
    private static final int TOO_FEW = 4;

    private VolumeEvidence() {}

    static void measure(AccountState state, Population population, Measurement into) {
        int today = state.today.documents;
        // what is left of yesterday's burst does not make today's single article suspicious
        int hour = Math.max(state.windows.lastHour, Math.min(state.windows.busiestHour(), today));
        int day = Math.min(state.windows.last24Hours, 4 * today);
        int week = Math.min(state.windows.last7Days, 15 * today);
        into.put(Number.DOCUMENTS_HOUR, hour);
        into.put(Number.DOCUMENTS_DAY, day);
        into.put(Number.DOCUMENTS_WEEK, week);
        if (week < TOO_FEW) {
            into.set(Family.VOLUME, 0);
            return;
        }
        History own = state.history;
        Readers readers = population.readers(state.cohort);
        double tide = population.week.tide();
        double shape = readers.shape();
        double rate = shape / readers.mean();
        double usual = tide * (own.documents + shape) / (own.activeDays + rate);
        double usualWeek = tide * 7 * (own.documents + shape) / (own.calendarDays + rate / ACTIVE_SHARE);
        double known = 1 / (shape + own.documents);
        double size = 1 / (known + 1 / DAY_SIZE);
        double others = ALPHA / (ALPHA + own.activeDays);
        double hourly = usual * hourShare(population, state.hourOfDay);
        double pHour = tail(hour, hourly, size, others, population.of(Feature.DOCUMENTS_HOUR));
        double pDay = tail(day, usual, size, others, population.of(Feature.DOCUMENTS_DAY));
        double pWeek =
                tail(week, usualWeek, 1 / (known + 1 / WEEK_SIZE), others, population.of(Feature.DOCUMENTS_WEEK));
        double bits = Tails.bits(Tails.cauchy(pHour, pDay, pWeek));
        into.set(Family.VOLUME, bits * (OWNERS + (1 - OWNERS) * strangersShare(state, day)));
        into.put(Number.USUAL_DAY, usual);
        into.put(Number.USUAL_WEEK, usualWeek);
        into.put(Number.ACTIVE_DAYS, own.activeDays);
        describe(pHour, pDay, pWeek, population, into);
    }

    /// What one sitting holds of a day's documents: half, less at hours when the library is hardly read.
    private static double hourShare(Population population, int hour) {
        return 0.5 * Math.max(0.3, Math.min(1.2, 24 * population.week.share(hour)));
    }

    /// How much of the last day's documents went to networks that are strange to the account.
    private static double strangersShare(AccountState state, int documents) {
        return Math.min(1, state.taking.sum(Taking.DAY) / Math.max(1, 0.8 * documents));
    }

    /// At most ½: a window at or below the account's mean says nothing, neither for nor against the other two.
    private static double tail(int count, double mean, double size, double others, Histogram everybody) {
        if (count <= mean || count == 0) {
            return 0.5;
        }
        return others * Logs.exp2(everybody.tail(count)) + (1 - others) * Tails.negativeBinomial(count, mean, size);
    }

    private static void describe(double pHour, double pDay, double pWeek, Population population, Measurement into) {
        Feature strongest = Feature.DOCUMENTS_DAY;
        if (pHour < 0.3 * Math.min(pDay, pWeek)) {
            strongest = Feature.DOCUMENTS_HOUR;
        } else if (pWeek < 0.3 * Math.min(pDay, pHour)) {
            strongest = Feature.DOCUMENTS_WEEK;
        }
        into.put(Number.VOLUME_WINDOW, strongest.ordinal());
        into.put(Number.TYPICAL_MOST, population.ninetyNinth(strongest));
    }
}
