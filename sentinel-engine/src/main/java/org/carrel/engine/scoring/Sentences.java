package org.carrel.engine.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.carrel.engine.scoring.Measurement.Number;

/// The words for each family of evidence.
final class Sentences {

    private Sentences() {}

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
        return counted(m.get(number), "different document");
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
                : "Around each document came " + oneDecimal(pages) + " searches or pages";
        boolean even = spread < ShapeEvidence.MACHINE_SPREAD;
        boolean taking = bits > Family.SHAPE.weighted(ShapeEvidence.evenness(spread));
        String judged = (taking ? ": taking rather than reading" : ", as a reader or reviewer does")
                + (even
                        ? (taking ? "; " : "; but ") + "the pauses between documents are almost as even as a machine's."
                        : ".");
        return new Finding(
                "shape.harvest",
                bits,
                Findings.numbers(m, Number.PAGES_PER_DOCUMENT, Number.GAP_SPREAD),
                around + judged);
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
                "Documents in " + number(m.get(Number.BUSY_HOURS))
                        + " of the last 24 hours, longer than one person's day.");
    }

    static Finding places(double bits, Measurement m) {
        var numbers = Findings.numbers(m, Number.COUNTRIES);
        int count = (int) m.get(Number.COUNTRIES);
        String where = names(m.countries);
        if (bits < 0) {
            return new Finding(
                    "places.familiar",
                    bits,
                    numbers,
                    "In use from " + where + ", as usual for this account" + relays(m.countries) + ".");
        }
        String sentence = count <= 1
                ? "In use from " + where + ", where this account is hardly ever"
                : "In use from " + count + " countries in 24 hours: " + where;
        return new Finding(
                count == 1 ? "places.new-country" : "places.countries",
                bits,
                numbers,
                sentence + relays(m.countries) + ".");
    }

    private static final String SAYS_LITTLE = "by a VPN or hosting network, which says little of where a person is";

    /// What is to be said of the countries that were seen through a relay alone.
    private static String relays(long[] countries) {
        long[] relayed = LongStream.of(countries).filter(country -> country < 0).toArray();
        if (relayed.length == 0) {
            return "";
        }
        return "; " + (relayed.length == countries.length ? "" : names(relayed) + " only ") + SAYS_LITTLE;
    }

    private static String names(long[] countries) {
        List<String> names = new ArrayList<>();
        for (long country : countries) {
            names.add(Countries.name(Math.abs(country)));
        }
        names.sort(Comparator.comparing(name -> name.startsWith("the ") ? name.substring(4) : name));
        return listed(names);
    }

    private static String listed(List<String> names) {
        return switch (names.size()) {
            case 0 -> "an unknown country";
            case 1 -> names.getFirst();
            default -> String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        };
    }

    static Finding travel(double bits, Measurement m) {
        double switches = m.get(Number.SWITCHES) + m.get(Number.RELAYED);
        double turns = m.get(Number.TURNS);
        if (turns > switches && m.get(Number.DISTANCE) < 1) {
            return new Finding(
                    "travel.two-lines",
                    bits,
                    Findings.numbers(m, Number.TURNS),
                    "To and fro between fixed lines of different operators within half an hour, " + times(turns)
                            + " within a day.");
        }
        String often = switches >= 1.8
                ? "To and fro between places too far apart for one person, " + times(switches) + " within a day"
                : "A change of place too fast for a journey";
        String fastest = m.get(Number.DISTANCE) < 1
                ? ""
                : "; at its fastest " + number(m.get(Number.DISTANCE)) + " km apart, " + speed(m.get(Number.SPEED));
        String relay = m.get(Number.TRAVEL_BY_RELAY) > 0 ? "; one end is reached " + SAYS_LITTLE : "";
        return new Finding(
                switches >= 1.8 ? "travel.interleaved" : "travel.too-fast",
                bits,
                Findings.numbers(m, Number.SWITCHES, Number.RELAYED, Number.TURNS, Number.DISTANCE, Number.SPEED),
                often + fastest + relay + ".");
    }

    /// Changes count in part, as far as no journey explains them.
    private static String times(double times) {
        return switch ((int) Math.min(3, Math.round(times))) {
            case 0 -> "not quite once";
            case 1 -> "about once";
            case 2 -> "about twice";
            default -> String.format(Locale.ROOT, "about %,d times", Math.round(times));
        };
    }

    private static String speed(double kilometresPerHour) {
        return kilometresPerHour > 5000 ? "all but at once" : "at " + number(kilometresPerHour) + " km/h";
    }

    static Finding novelty(double bits, Measurement m) {
        var numbers = Findings.numbers(m, Number.NOVELTY_DOCUMENTS);
        if (m.get(Number.NEW_ACCOUNT) > 0) {
            return new Finding(
                    "novelty.new-account",
                    bits,
                    numbers,
                    "The account was never or hardly ever used before, and is used in earnest.");
        }
        int kind = (int) m.get(Number.NOVELTY_KIND);
        if (kind < 0 || Familiarity.Kind.ALL[kind].compareTo(Familiarity.Kind.KNOWN) <= 0) {
            if (bits > 0) {
                return new Finding(
                        "novelty.rare-network", bits, numbers, "From a network this account has seldom used before.");
            }
            return new Finding(
                    "novelty.settled", bits, numbers, "From networks this account has used before, or the campus.");
        }
        String where = NEW_NETWORKS.get(Familiarity.Kind.ALL[kind]);
        return new Finding(
                bits < 0 ? "novelty.usual-kind" : "novelty.new-network",
                bits,
                numbers,
                usedBy(m.get(Number.NOVELTY_DOCUMENTS), where + " new to this account")
                        + (bits < 0 ? ", as is usual for it or here." : "."));
    }

    private static String usedBy(double documents, String network) {
        return documents == 0
                ? "In use on that day by " + network + ", though for no document"
                : counted(documents, "document") + " on that day by " + network;
    }

    private static final Map<Familiarity.Kind, String> NEW_NETWORKS = Map.of(
            Familiarity.Kind.SAME_OPERATOR, "a network of a usual operator, itself",
            Familiarity.Kind.MOBILE, "a mobile network",
            Familiarity.Kind.UNPLACED, "a network",
            Familiarity.Kind.RELAY, "a VPN or hosting network",
            Familiarity.Kind.NEW_OPERATOR, "a network and an operator");

    static Finding device(double bits, Measurement m) {
        return new Finding(
                bits > 0 ? "device.new" : "device.known",
                bits,
                Findings.numbers(m, Number.NEW_AGENTS),
                "From the network strangest to it the account is used with a browser or device "
                        + (bits > 0 ? "it never had." : "of its own."));
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
                    "Sign-ins of " + counted(failed, "account") + " failed on the same network.");
        }
        String sentence = others == 1
                ? "Another account came to the same network anew within two days"
                : number(others) + " other accounts came to the same network anew within two days";
        double suspicious = m.get(Number.OTHERS_SUSPICIOUS);
        if (suspicious > 0) {
            sentence += ", " + of(suspicious, others) + "suspicious for " + (suspicious == 1 ? "itself" : "themselves");
        }
        if (m.get(Number.OTHERS_BRIEF) >= 3) {
            sentence += ", " + of(m.get(Number.OTHERS_BRIEF), others) + "only for a moment";
        }
        if (failed > 0) {
            sentence += "; sign-ins of " + counted(failed, "account") + " failed there";
        }
        return new Finding("crowd.same-network", bits, numbers, sentence + ".");
    }

    /// How many of the others just named; of one alone nothing needs to be said.
    private static String of(double some, double all) {
        if (all == 1) {
            return "";
        }
        return some >= all ? "all of them " : some == 1 ? "one of them " : number(some) + " of them ";
    }

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
                        + number(m.get(Number.EARLIER)) + " bits, of which a quarter counts.");
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

    static Finding usual(double bits, Measurement m) {
        String often = often(Logs.exp2(Math.min(50, m.get(Number.RARITY))), m.get(Number.LAWFUL_DAYS));
        return new Finding(
                bits < 0 ? "usual.more-often" : "usual.less-often",
                bits,
                Findings.numbers(m, Number.RARITY, Number.LAWFUL_DAYS),
                often + (bits < 0 ? ": worth less than the sum of its kinds." : "."));
    }

    /// What the library's own days show is told of them; what is rarer than that is told as expected.
    private static String often(double days, double known) {
        if (days < 2) {
            return "Such evidence is nothing unusual here";
        }
        String oneIn = "one account-day in " + number(days < 100 ? days : rounded(days));
        if (known < DAYS_TO_TELL) {
            return "Too few days of this library are known to say how usual that is; elsewhere it is about " + oneIn;
        }
        return days <= known / 10
                ? "So much evidence comes together by chance on about " + oneIn + " here"
                : "So much evidence comes together by chance on fewer than one account-day in "
                        + number(rounded(known / 10)) + " here, by estimate on " + oneIn;
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

    static Finding signIn(double bits, Measurement m) {
        return new Finding(
                "sign-in.refused", bits, Findings.numbers(m, Number.FAILURES), refused(m.get(Number.FAILURES)));
    }

    /// Those from networks of the account's own count in part, so the sum need not be whole.
    private static String refused(double failures) {
        String told = number(failures);
        return told.contains(".")
                ? "Refused sign-ins on that day that weigh as much as " + told
                        + " from elsewhere: those from the account's own networks count less."
                : counted(failures, "refused sign-in") + " on that day.";
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
                (strangers == 0 ? "No document" : counted(strangers, "document"))
                        + " on that day by networks that are not the account's own; "
                        + (slow ? "what was taken over a fortnight" : "with what was taken shortly before")
                        + ", weighed by how strange the networks are, " + (slow ? "comes" : "that comes")
                        + " to as much as " + counted(slow ? fortnight : day, "document")
                        + " by a complete stranger.");
    }

    static String counted(double count, String what) {
        String told = number(count);
        return told + " " + what + (told.equals("1") ? "" : "s");
    }

    /// Whole, or with one decimal below ten where it is not whole; thousands set apart.
    static String number(double value) {
        double tenths = Math.round(value * 10) / 10.0;
        return value < 10 && tenths != StrictMath.rint(tenths)
                ? oneDecimal(value)
                : String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
