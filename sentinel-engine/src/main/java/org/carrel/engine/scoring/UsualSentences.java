package org.carrel.engine.scoring;

import org.carrel.engine.scoring.Measurement.Number;

/// What is said of all kinds of evidence together: how usual they are, and what the days before showed.
final class UsualSentences {

    private UsualSentences() {}

    /// Bits of the days before from which on they were suspicious and not just a little odd.
    private static final double SUSPICIOUS_DAYS = 2;

    static Finding earlier(double bits, Measurement m) {
        var numbers = Findings.numbers(m, Number.EARLIER);
        if (m.get(Number.EARLIER) < SUSPICIOUS_DAYS) {
            return new Finding("earlier.days", bits, numbers, "The days just before showed a little too.");
        }
        return new Finding(
                "earlier.days",
                bits,
                numbers,
                "The days just before were suspicious too: their evidence, fading within days, adds up to "
                        + Figures.number(m.get(Number.EARLIER)) + " bits, of which a quarter counts.");
    }

    static final String REST = "rest.all";

    /// What is left of the score beside the reasons told.
    static Finding rest(double bits) {
        return new Finding(
                REST,
                bits,
                java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>()),
                "All else together.");
    }

    private static final String LESS = ", so it counts for less than the sum of its kinds.";
    /// A thief far away has a strange network, another country and an impossible journey all at once.
    private static final String OVERLAP =
            "; but its kinds partly tell of one and the same thing, so together they count for less than their sum.";

    static Finding usual(double bits, Measurement m) {
        double rarity = m.get(Number.RARITY);
        String often = often(Logs.exp2(Math.min(50, rarity)), m.get(Number.LAWFUL_DAYS));
        return new Finding(
                bits < 0 ? "usual.more-often" : "usual.less-often",
                bits,
                Findings.numbers(m, Number.RARITY, Number.LAWFUL_DAYS),
                often + (bits < 0 ? (rarity < 1 ? LESS : OVERLAP) : "."));
    }

    /// What the library's own days show is told of them; what is rarer than that is told as expected.
    private static String often(double days, double known) {
        if (days < 2) {
            return "Such evidence is nothing unusual here";
        }
        String oneIn = "one account-day in " + Figures.number(days < 100 ? days : rounded(days));
        if (known < DAYS_TO_TELL) {
            return "Too few days of this library are known to say how usual that is; elsewhere it is about " + oneIn;
        }
        return days <= known / 10
                ? "So much evidence comes together by chance on about " + oneIn + " here"
                : "So much evidence comes together by chance on fewer than one account-day in "
                        + Figures.number(rounded(known / 10)) + " here, by estimate on " + oneIn;
    }

    private static final double DAYS_TO_TELL = 300;

    /// To two figures.
    private static double rounded(double value) {
        double unit = 1;
        while (value / unit >= 100) {
            unit *= 10;
        }
        return Math.round(value / unit) * unit;
    }
}
