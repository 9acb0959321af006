package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// Distinct documents in the busiest hour of a day, in the day and in a week, against the account's own past and
/// against everybody's.
///
/// The predictive tail is a mixture: with weight 1 − ε a negative binomial around the account's own mean, with weight
/// ε = α / (α + active days) the population's tail. So a new account is judged as anybody, and a known one may still
/// have the large day that anybody may have, only more rarely.
final class VolumeEvidence {

    private static final double ALPHA = 2;
    /// Weight, in documents, of the population's mean in an account's own.
    private static final double PRIOR_SHAPE = 0.6;
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
        double mean = population.meanDocuments();
        double usual = (own.documents + PRIOR_SHAPE) / (own.activeDays + PRIOR_SHAPE / mean);
        double usualWeek = 7 * (own.documents + PRIOR_SHAPE) / (own.calendarDays + PRIOR_SHAPE / (mean * ACTIVE_SHARE));
        double known = 1 / (PRIOR_SHAPE + own.documents);
        double size = 1 / (known + 1 / DAY_SIZE);
        double others = ALPHA / (ALPHA + own.activeDays);
        double pHour = tail(hour, usual / 2, size, others, population.tail(Feature.DOCUMENTS_HOUR, hour));
        double pDay = tail(day, usual, size, others, population.tail(Feature.DOCUMENTS_DAY, day));
        double pWeek = tail(
                week, usualWeek, 1 / (known + 1 / WEEK_SIZE), others, population.tail(Feature.DOCUMENTS_WEEK, week));
        into.set(Family.VOLUME, Tails.bits(Tails.cauchy(pHour, pDay, pWeek)));
        into.put(Number.USUAL_DAY, usual);
        into.put(Number.USUAL_WEEK, usualWeek);
        into.put(Number.ACTIVE_DAYS, own.activeDays);
        describe(pHour, pDay, pWeek, population, into);
    }

    /// At most ½: a window at or below the account's mean says nothing, neither for nor against the other two.
    private static double tail(int count, double mean, double size, double others, double population) {
        if (count <= mean || count == 0) {
            return 0.5;
        }
        return others * population + (1 - others) * Tails.negativeBinomial(count, mean, size);
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
