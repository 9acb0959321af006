package org.carrel.people.feed;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Where in a row each column of a mapping stands.
final class Columns {

    private static final int NEAREST = 3;

    private final Map<String, Integer> places;
    private final int width;

    private Columns(Map<String, Integer> places, int width) {
        this.places = places;
        this.width = width;
    }

    /// @throws Stopped where a column that the mapping reads is not there, with the nearest that are
    static Columns of(Line header, Mapping mapping) {
        Map<String, Integer> found = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < header.cells().size(); i++) {
            found.putIfAbsent(fold(header.cells().get(i)), i);
            times.merge(fold(header.cells().get(i)), 1, Integer::sum);
        }
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String column : mapping.columns()) {
            Integer place = found.get(fold(column));
            if (place == null) {
                throw new Stopped("column", column + "\n" + nearest(column, header.cells()));
            }
            if (times.getOrDefault(fold(column), 0) > 1) {
                throw new Stopped("column_twice", column);
            }
            places.put(column, place);
        }
        return new Columns(places, header.cells().size());
    }

    int width() {
        return width;
    }

    /// Empty where the row ends before it.
    String cell(Line line, String column) {
        Integer place = places.get(column);
        return place == null || place >= line.cells().size() ? "" : line.cells().get(place);
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String nearest(String column, List<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .sorted(Comparator.comparingInt(name -> distance(fold(column), fold(name))))
                .limit(NEAREST)
                .collect(Collectors.joining(", "));
    }

    /// How many letters differ (Levenshtein).
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
