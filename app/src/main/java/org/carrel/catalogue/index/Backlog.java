package org.carrel.catalogue.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Records that a load or the like has changed by the thousand, and that are not in the index yet. They wait here, so
/// that a single change does not wait for them.
///
/// Not for several threads.
final class Backlog {

    private final Set<Long> waiting = new LinkedHashSet<>();

    void add(List<Long> ids) {
        waiting.addAll(ids);
    }

    /// Those that have waited longest.
    List<Long> first(int most) {
        return waiting.stream().limit(most).toList();
    }

    void remove(List<Long> ids) {
        ids.forEach(waiting::remove);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }
}
