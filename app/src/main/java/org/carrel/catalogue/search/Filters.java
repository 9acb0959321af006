package org.carrel.catalogue.search;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.carrel.catalogue.index.Facet;
import org.jspecify.annotations.Nullable;

/// What results are narrowed to: of each facet any one of its values.
///
/// @param from first year; null for no bound
/// @param to   last year; null for no bound
public record Filters(
        Map<Facet, SequencedSet<String>> chosen,
        @Nullable Integer from,
        @Nullable Integer to) {

    public static final Filters NONE = new Filters(Map.of(), null, null);

    public boolean isEmpty() {
        return chosen.isEmpty() && !hasYears();
    }

    public boolean hasYears() {
        return from != null || to != null;
    }

    public Set<String> of(Facet facet) {
        return chosen.getOrDefault(facet, new LinkedHashSet<>());
    }

    public boolean has(Facet facet, String value) {
        return of(facet).contains(value);
    }

    Filters with(Facet facet, String value) {
        return changed(facet, value, true);
    }

    Filters without(Facet facet, String value) {
        return changed(facet, value, false);
    }

    Filters withoutYears() {
        return new Filters(chosen, null, null);
    }

    private Filters changed(Facet facet, String value, boolean in) {
        Map<Facet, SequencedSet<String>> changed = new EnumMap<>(Facet.class);
        chosen.forEach((one, values) -> changed.put(one, new LinkedHashSet<>(values)));
        SequencedSet<String> values = changed.computeIfAbsent(facet, one -> new LinkedHashSet<>());
        if (in) {
            values.add(value);
        } else {
            values.remove(value);
        }
        if (values.isEmpty()) {
            changed.remove(facet);
        }
        return new Filters(changed, from, to);
    }
}
