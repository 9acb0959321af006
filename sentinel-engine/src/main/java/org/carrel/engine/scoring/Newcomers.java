package org.carrel.engine.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// In what company accounts come to networks that are new to the library: with how many other newcomers within two
/// days, all at once or one after the other, to read or only for a moment. Learned from every such network two days
/// after it was first seen, each account counted once, so that a class of a hundred counts a hundred times.
final class Newcomers {

    private static final int[] EDGES = {0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48};
    private static final double PRIOR_ACCOUNTS = 300;

    /// Kinds of company. The tails are believed until a library's own are known: the chance that an account which
    /// comes to a new network of its class is in such company of at least so many others.
    private enum Company {
        READING_SPREAD(0.35, 0.3),
        READING_TOGETHER(0.15, 0.7),
        BRIEF_SPREAD(0.06, 0.25),
        BRIEF_TOGETHER(0.02, 0.5);

        /// P(1 or more), and by what part of it each further edge is less, for fixed networks.
        final double some;
        final double fading;

        Company(double some, double fading) {
            this.some = some;
            this.fading = fading;
        }
    }

    private static final int CLASSES = 3;
    private static final int COMPANIES = Company.values().length;

    private final double[][] accounts = new double[CLASSES * COMPANIES][EDGES.length];
    private final double[] totals = new double[CLASSES];

    private static int classOf(Origin.Line line) {
        return line.ordinal();
    }

    /// A network two days after its first use.
    void learn(Origin.Line line, int others, boolean together, boolean brief) {
        int group = group(line, together, brief);
        accounts[group][bin(others)] += others + 1;
        totals[classOf(line)] += others + 1;
    }

    /// log2 of the chance that an account which comes to a new network of this class is in such company.
    double tail(Origin.Line line, int others, boolean together, boolean brief) {
        int group = group(line, together, brief);
        double reaching = 0;
        for (int bin = bin(others); bin < EDGES.length; bin++) {
            reaching += accounts[group][bin];
        }
        double prior = prior(Company.values()[group % COMPANIES], line, bin(others));
        return Logs.log2((PRIOR_ACCOUNTS * prior + reaching) / (PRIOR_ACCOUNTS + totals[classOf(line)]));
    }

    private static double prior(Company company, Origin.Line line, int bin) {
        if (bin == 0) {
            return 1;
        }
        // a VPN's exit or a mobile operator's gateway has many customers
        double fading = line == Origin.Line.FIXED ? company.fading : StrictMath.sqrt(company.fading);
        return company.some * StrictMath.pow(fading, (bin - 1) / 1.5);
    }

    private static int group(Origin.Line line, boolean together, boolean brief) {
        return classOf(line) * COMPANIES + (brief ? 2 : 0) + (together ? 1 : 0);
    }

    private static int bin(int others) {
        int bin = EDGES.length - 1;
        while (others < EDGES[bin]) {
            bin--;
        }
        return bin;
    }

    void fade(double factor) {
        for (double[] group : accounts) {
            for (int i = 0; i < group.length; i++) {
                group[i] *= factor;
            }
        }
        for (int i = 0; i < CLASSES; i++) {
            totals[i] *= factor;
        }
    }

    void write(DataOutput out) throws IOException {
        for (double[] group : accounts) {
            Codec.writeDoubles(out, group);
        }
        Codec.writeDoubles(out, totals);
    }

    void read(DataInput in) throws IOException {
        for (double[] group : accounts) {
            Codec.readDoubles(in, group);
        }
        Codec.readDoubles(in, totals);
    }
}
