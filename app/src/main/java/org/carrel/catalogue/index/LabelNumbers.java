package org.carrel.catalogue.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A number for each label that was ever seen, the same in all parts of an index.
public final class LabelNumbers {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    private byte[] facets = new byte[1024];

    synchronized int number(String label) {
        Integer known = numbers.get(label);
        if (known != null) {
            return known;
        }
        if (labels.size() == facets.length) {
            facets = Arrays.copyOf(facets, 2 * facets.length);
        }
        facets[labels.size()] = (byte) Facet.of(label).ordinal();
        labels.add(label);
        numbers.put(label, labels.size() - 1);
        return labels.size() - 1;
    }

    /// -1 for one that no record has.
    public synchronized int find(String label) {
        return numbers.getOrDefault(label, -1);
    }

    public synchronized String label(int number) {
        return labels.get(number);
    }

    /// The place of each label's facet among all facets, by number; not to be changed.
    public synchronized byte[] facets() {
        return facets;
    }

    public synchronized int size() {
        return labels.size();
    }
}
