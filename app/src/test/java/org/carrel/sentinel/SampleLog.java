package org.carrel.sentinel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A small EZproxy log: readers with a few documents a day for a week, and on the last day one who takes hundreds.
public final class SampleLog {

    /// The thief's account; it must never be seen in anything the app stores or shows.
    public static final String THIEF = "harvester.smith";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int READERS = 30;
    private static final int DAYS = 7;

    private SampleLog() {}

    /// @param first midnight of the first of seven days
    public static String text(Instant first) {
        Map<Instant, List<String>> lines = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            Instant midnight = first.plusSeconds(86_400L * day);
            for (int reader = 0; reader < READERS; reader++) {
                for (int document = 0; document < reader % 5; document++) {
                    Instant at = midnight.plusSeconds(32_400 + reader * 600L + document * 400L);
                    add(
                            lines,
                            at,
                            "198.51.100." + reader,
                            "reader" + reader,
                            "r" + day + "-" + reader + "-" + document);
                }
            }
            add(lines, midnight.plusSeconds(36_000), "198.51.100.77", THIEF, "own-" + day);
        }
        Instant theft = first.plusSeconds(86_400L * (DAYS - 1) + 7_200);
        for (int document = 0; document < 400; document++) {
            add(lines, theft.plusSeconds(document * 20L), "203.0.113.9", THIEF, "stolen-" + document);
        }
        StringBuilder text = new StringBuilder();
        lines.values()
                .forEach(same -> same.stream()
                        .sorted(Comparator.naturalOrder())
                        .forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }

    private static void add(
            Map<Instant, List<String>> lines, Instant at, String address, String account, String document) {
        lines.computeIfAbsent(at, key -> new ArrayList<>())
                .add(address + " - " + account + " [" + STAMP.format(at)
                        + "] \"GET http://journals.example.org:80/doi/pdf/10.1000/" + document
                        + "?ticket=ST-" + account + " HTTP/1.1\" 200 812345");
    }
}
