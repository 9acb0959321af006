package org.carrel.catalogue.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.carrel.catalogue.index.Facet;
import org.carrel.catalogue.index.LabelNumbers;

/// How many results there are, and of what. Of each facet it is counted what there would be without its own choice, so
/// that another of its values can be chosen as well.
///
/// @param asked  before anything was chosen
/// @param total  of what was chosen
/// @param values by facet, the most frequent first
/// @param years  how many of each year
record Counts(int asked, int total, Map<Facet, List<Value>> values, Map<Integer, Integer> years) {

    static final int MOST_VALUES = 30;

    record Value(String value, int count) {}

    static Counts of(
            int asked, int total, int[] counts, Map<Integer, Integer> years, LabelNumbers labels, Filters filters) {
        Comparator<Value> rarestFirst =
                Comparator.comparingInt(Value::count).thenComparing(Value::value, Comparator.reverseOrder());
        Map<Facet, PriorityQueue<Value>> most = new EnumMap<>(Facet.class);
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                String label = labels.label(number);
                PriorityQueue<Value> queue =
                        most.computeIfAbsent(Facet.of(label), facet -> new PriorityQueue<>(rarestFirst));
                if (queue.size() < MOST_VALUES
                        || counts[number] >= queue.element().count()) {
                    queue.add(new Value(Facet.value(label), counts[number]));
                    if (queue.size() > MOST_VALUES) {
                        queue.remove();
                    }
                }
            }
        }
        Map<Facet, List<Value>> values = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<Value> some = new ArrayList<>(most.getOrDefault(facet, new PriorityQueue<>(rarestFirst)));
            for (String chosen : filters.of(facet)) {
                if (some.stream().noneMatch(value -> value.value().equals(chosen))) {
                    int number = labels.find(facet.label(chosen));
                    some.add(new Value(chosen, number < 0 || number >= counts.length ? 0 : counts[number]));
                }
            }
            some.sort(rarestFirst.reversed());
            values.put(facet, some);
        }
        return new Counts(asked, total, values, years);
    }

    List<Value> of(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }
}
