package org.carrel.engine.scoring;

/// What is counted of every account-day, in bins, for the account itself and for the population.
///
/// The priors are what is believed before a library's own days have been seen. Those of documents come from counts of
/// PDFs in real EZproxy logs (90 of 100 account-days have 4 or fewer, 99 have 18 or fewer; a power law through both).
/// Full text as a web page is a document too, so a library's own figures may be higher: the priors are never told as a
/// library's usual. The others are cautious guesses that a few weeks of a log replace.
enum Feature {
    DOCUMENTS_HOUR(Edges.DOCUMENTS, Edges.documents(1.6)),
    DOCUMENTS_DAY(Edges.DOCUMENTS, Edges.documents(1)),
    DOCUMENTS_WEEK(Edges.DOCUMENTS, Edges.documents(0.4)),
    /// What strangers took, see [Taking].
    TAKEN_HOUR(Edges.TAKEN, Edges.taken(0.03, 1)),
    TAKEN_DAY(Edges.TAKEN, Edges.taken(0.05, 1.5)),
    TAKEN_FORTNIGHT(Edges.TAKEN, Edges.taken(0.1, 4)),
    NETWORKS(new double[] {1, 2, 3, 4, 6, 9, 13, 20}, new double[] {1, .35, .15, .07, .02, .006, .002, .0006}),
    COUNTRIES(new double[] {0, 1, 2, 3, 4, 5, 6, 8}, new double[] {1, .95, .02, .002, .0004, .0001, 3e-5, 1e-5}),
    SWITCHES(new double[] {0, .3, .8, 1.5, 2.5, 4, 7, 12}, new double[] {1, .02, .008, .003, .001, 3e-4, 1e-4, 3e-5}),
    RELAYED(new double[] {0, .3, .8, 1.5, 2.5, 4, 7, 12}, new double[] {1, .05, .04, .03, .02, .01, .004, .001}),
    TURNS(new double[] {0, .5, 1.5, 2.5, 4, 7, 12, 20}, new double[] {1, .03, .01, .005, .002, 6e-4, 2e-4, 5e-5}),
    FAILURES(new double[] {0, 1, 3, 5, 8, 12, 20, 40}, new double[] {1, .06, .015, .006, .002, 8e-4, 2e-4, 5e-5}),
    HOURS(new double[] {0, 4, 7, 10, 13, 16, 19, 22}, new double[] {1, .15, .08, .05, .02, .005, 5e-4, 3e-5});

    /// The features of which an account's own days are kept: documents have a model of their own.
    static final Feature FIRST_KEPT = NETWORKS;

    static final Feature[] ALL = values();
    static final int KEPT_BINS = 8;

    private final double[] edges;
    private final double[] prior;

    /// @param edges smallest value of each bin, rising
    /// @param prior chance that an account-day reaches that value
    Feature(double[] edges, double[] prior) {
        this.edges = edges;
        this.prior = prior;
    }

    int bins() {
        return edges.length;
    }

    int binOf(double value) {
        int bin = edges.length - 1;
        while (bin > 0 && value < edges[bin]) {
            bin--;
        }
        return bin;
    }

    /// The bin of a value that has grown since it was in `bin`; −1 is before the first.
    int grown(int bin, double value) {
        int at = Math.max(0, bin);
        while (at + 1 < edges.length && value >= edges[at + 1]) {
            at++;
        }
        return at;
    }

    double prior(int bin) {
        return prior[bin];
    }

    /// Where `value` stands between the edge of its bin and the next, 0 to 1; 0 in the last bin.
    double within(int bin, double value) {
        if (bin == edges.length - 1) {
            return 0;
        }
        return Math.min(1, Math.max(0, (value - edges[bin]) / (edges[bin + 1] - edges[bin])));
    }

    /// The value at a share of the way from the edge of a bin to the next edge.
    double between(int bin, double share) {
        return bin == edges.length - 1 ? edges[bin] : edges[bin] + share * (edges[bin + 1] - edges[bin]);
    }

    private static final class Edges {
        static final double[] DOCUMENTS = {
            0, 1, 2, 3, 5, 8, 12, 18, 26, 38, 55, 80, 120, 170, 250, 370, 550, 800, 1200, 1800, 2700, 4000
        };
        static final double[] TAKEN = {
            0, .3, 1, 2, 3, 5, 8, 12, 18, 26, 38, 55, 80, 120, 170, 250, 370, 550, 800, 1200, 1800, 2700, 4000
        };

        /// P(X ≥ x) = 0.1 · (4.5 / x)^1.63 from 5 on, and what makes a median of 0 below.
        static double[] documents(double stretch) {
            double[] prior = new double[DOCUMENTS.length];
            for (int i = 0; i < prior.length; i++) {
                double x = DOCUMENTS[i] * stretch;
                prior[i] =
                        x <= 0 ? 1 : Math.min(0.5 / Math.max(1, x), 0.1 * StrictMath.pow(4.5 / Math.max(x, 1), 1.63));
            }
            return prior;
        }

        /// The same law, for the share of account-days on which a stranger seems to take anything.
        ///
        /// @param scale in documents
        static double[] taken(double share, double scale) {
            double[] prior = new double[TAKEN.length];
            for (int i = 0; i < prior.length; i++) {
                prior[i] = i == 0 ? 1 : share * StrictMath.pow(1 + TAKEN[i] / scale, -1.63);
            }
            return prior;
        }
    }
}
