package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// How documents are fetched. Readers search and read pages around their documents, reviewers most of all; a
/// harvester takes documents one after another, a script at even intervals.
///
/// Pages per document, in log2 and relative to the population, are compared under two bell curves: readers around 0
/// (spread 1.6), harvesters around the ratio of 0.15 pages a document (spread 2). Where a log shows no pages of
/// anybody the two curves meet and the evidence vanishes by itself.
final class ShapeEvidence {

    private static final double READERS_SPREAD = 1.6;
    private static final double HARVESTERS_SPREAD = 2;
    private static final double HARVESTERS_RATIO = 0.15;
    private static final double FEWEST = 8;
    /// People's pauses vary more than this.
    static final double MACHINE_SPREAD = 0.55;

    /// From so many documents on the shape counts in full; a handful can come together in any way.
    private static final double HARVEST = 90;

    private static final double LN2 = 0.6931471805599453;
    /// So many bits are a clear burst.
    private static final double CLEAR = 2;

    private ShapeEvidence() {}

    static void measure(AccountState state, Population population, Measurement into) {
        Harvest harvest = state.harvest;
        into.put(Number.PAGES, harvest.pages);
        into.put(Number.PAGES_PER_DOCUMENT, harvest.pages / Math.max(1, harvest.documents));
        into.put(Number.GAP_SPREAD, Double.NaN);
        double bits = harvest.documents < FEWEST ? 0 : judge(state, population, into);
        into.set(Family.SHAPE, hold(state.today, bits, into));
    }

    /// What was clearly taken is not given back by reading later in the day: a clear burst counts until the day ends.
    private static double hold(Today today, double bits, Measurement into) {
        if (bits >= today.taking) {
            if (bits >= CLEAR) {
                today.taking = bits;
                today.takingPages = into.get(Number.PAGES_PER_DOCUMENT);
                today.takingSpread = into.get(Number.GAP_SPREAD);
            }
            return bits;
        }
        if (today.taking < CLEAR) {
            return bits;
        }
        into.put(Number.PAGES_PER_DOCUMENT, today.takingPages);
        into.put(Number.GAP_SPREAD, today.takingSpread);
        return today.taking;
    }

    private static double judge(AccountState state, Population population, Measurement into) {
        Harvest harvest = state.harvest;
        double usual = population.pagesPerDocument();
        double x = Tails.log2((harvest.pages + 0.5) / (harvest.documents + 0.5) / usual);
        double recent = Math.min(harvest.documents, 4.0 * state.today.documents);
        double enough = Math.max(0, Math.min(1, (recent - FEWEST + 2) / HARVEST));
        double bits = Math.max(-4, Math.min(5, ratio(x, usual))) * enough;
        double spread = harvest.gapSpread();
        into.put(Number.GAP_SPREAD, spread);
        return bits + evenness(spread);
    }

    /// Bits for pauses as even as a machine's, before they are weighted.
    static double evenness(double spread) {
        return spread < MACHINE_SPREAD ? Math.min(3, (MACHINE_SPREAD - spread) * 8) : 0;
    }

    private static double ratio(double x, double usual) {
        double harvesters = Math.max(-5, Math.min(0, Tails.log2(HARVESTERS_RATIO / usual)));
        if (harvesters == 0) {
            return 0;
        }
        double at = Math.max(x, harvesters);
        double reader = at / READERS_SPREAD;
        double harvester = (at - harvesters) / HARVESTERS_SPREAD;
        return (reader * reader - harvester * harvester) / 2 / LN2 + Tails.log2(READERS_SPREAD / HARVESTERS_SPREAD);
    }
}
