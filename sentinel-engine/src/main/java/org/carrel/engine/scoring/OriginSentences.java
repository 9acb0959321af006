package org.carrel.engine.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.carrel.engine.scoring.Measurement.Number;

/// Where an account was used from: countries, journeys, networks, browsers.
final class OriginSentences {

    private OriginSentences() {}

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
                : "; at its fastest " + Figures.number(m.get(Number.DISTANCE)) + " km apart, "
                        + speed(m.get(Number.SPEED));
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
        return kilometresPerHour > 5000 ? "all but at once" : "at " + Figures.number(kilometresPerHour) + " km/h";
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
                : Figures.counted(documents, "document") + " on that day by " + network;
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
}
