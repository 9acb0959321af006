package org.carrel.engine.scoring;

import java.util.Locale;
import org.carrel.engine.scoring.Measurement.Number;

/// What was read: how much, how, when, by whom.
final class ReadingSentences {

    private ReadingSentences() {}

    static Finding volume(double bits, Measurement m) {
        Feature window = Feature.ALL[(int) m.get(Number.VOLUME_WINDOW)];
        String sentence = switch (window) {
            case DOCUMENTS_HOUR -> documents(m, Number.DOCUMENTS_HOUR) + " in one hour; " + usual(m, Number.USUAL_DAY);
            case DOCUMENTS_WEEK -> documents(m, Number.DOCUMENTS_WEEK) + " in 7 days; " + usual(m, Number.USUAL_WEEK);
            default -> documents(m, Number.DOCUMENTS_DAY) + " in 24 hours; " + usual(m, Number.USUAL_DAY);
        };
        String code = "volume." + window.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Finding(
                code,
                bits,
                Findings.numbers(
                        m,
                        Number.DOCUMENTS_HOUR,
                        Number.DOCUMENTS_DAY,
                        Number.DOCUMENTS_WEEK,
                        Number.USUAL_DAY,
                        Number.TYPICAL_MOST),
                sentence + others(window, m.get(Number.TYPICAL_MOST)));
    }

    /// What the library's own closed days show, where there are enough of them.
    private static String others(Feature window, double most) {
        if (Double.isNaN(most)) {
            return ".";
        }
        String of = switch (window) {
            case DOCUMENTS_HOUR -> " have no hour with more than %,d.";
            case DOCUMENTS_WEEK -> " end such a week with %,d or fewer.";
            default -> " have %,d or fewer.";
        };
        long ceiling = (long) StrictMath.ceil(most);
        return ", and 99 of 100 account-days here"
                + (ceiling == 0 ? " have none." : String.format(Locale.ROOT, of, ceiling));
    }

    private static String documents(Measurement m, Number number) {
        return Figures.counted(m.get(number), "different document");
    }

    private static String usual(Measurement m, Number number) {
        double days = m.get(Number.ACTIVE_DAYS);
        if (days < 2.5) {
            return "this account has " + (days > 0 ? "hardly any" : "no") + " past to compare with";
        }
        long usual = Math.round(m.get(number));
        return "this account usually has "
                + (usual == 0
                        ? "none or one"
                        : usual == 1 ? "about one" : String.format(Locale.ROOT, "about %,d", usual))
                + (number == Number.USUAL_DAY ? " a day" : " a week");
    }

    static Finding shape(double bits, Measurement m) {
        double spread = m.get(Number.GAP_SPREAD);
        double pages = m.get(Number.PAGES_PER_DOCUMENT);
        String around = pages < 0.05
                ? "Documents were fetched with hardly a search or page around them"
                : "Around each document came " + Figures.oneDecimal(pages) + " searches or pages";
        boolean even = spread < ShapeEvidence.MACHINE_SPREAD;
        boolean taking = bits > Family.SHAPE.weighted(ShapeEvidence.evenness(spread));
        String judged = (taking ? tooFew(pages) : ", as a reader or reviewer does")
                + (even
                        ? (taking ? "; " : "; but ") + "the pauses between documents are almost as even as a machine's."
                        : ".");
        return new Finding(
                "shape.harvest",
                bits,
                Findings.numbers(m, Number.PAGES_PER_DOCUMENT, Number.GAP_SPREAD),
                around + judged);
    }

    /// What counts is how many pages are usual in the library, which may be several for each document.
    private static String tooFew(double pages) {
        return pages < 0.95 ? ": taking rather than reading" : ", fewer than is usual here";
    }

    static Finding rhythm(double bits, Measurement m) {
        if (m.get(Number.BUSY_HOURS) < 16 || bits < 0) {
            return new Finding(
                    bits < 0 ? "rhythm.usual-hours" : "rhythm.odd-hours",
                    bits,
                    Findings.numbers(m, Number.ODD_HOURS),
                    "Strange networks were used" + (bits < 0 ? ", but at hours usual for " : " at hours unusual for ")
                            + (m.get(Number.ACTIVE_DAYS) < 2.5 ? "this library's readers." : "this account."));
        }
        return new Finding(
                "rhythm.busy-hours",
                bits,
                Findings.numbers(m, Number.BUSY_HOURS),
                "Documents in " + Figures.number(m.get(Number.BUSY_HOURS))
                        + " of the last 24 hours, longer than one person's day.");
    }

    static Finding taking(double bits, Measurement m) {
        double day = m.get(Number.TAKEN_DAY);
        double fortnight = m.get(Number.TAKEN_FORTNIGHT);
        boolean slow = fortnight > 3 * day;
        double strangers = m.get(Number.STRANGERS_DOCUMENTS);
        return new Finding(
                slow ? "taking.slow" : "taking.burst",
                bits,
                Findings.numbers(
                        m, Number.TAKEN_HOUR, Number.TAKEN_DAY, Number.TAKEN_FORTNIGHT, Number.STRANGERS_DOCUMENTS),
                (strangers == 0 ? "No document" : Figures.counted(strangers, "document"))
                        + " on that day by networks that are new to this account or hardly its own yet; "
                        + (slow ? "what was taken over a fortnight" : "with what was taken shortly before")
                        + ", weighed by how strange the networks are, " + (slow ? "comes" : "that comes")
                        + " to as much as " + Figures.counted(slow ? fortnight : day, "document")
                        + " by a complete stranger.");
    }
}
