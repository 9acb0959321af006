package org.carrel.people.desk;

import java.util.List;

/// What was found.
///
/// @param people at most [#MOST]
/// @param all    how many there are, at most [#COUNTED] + 1
record SearchResult(List<Found> people, int all) {

    static final int MOST = 50;
    /// Beyond this nobody counts: whoever finds so many types more.
    static final int COUNTED = 1000;

    static final SearchResult NOTHING = new SearchResult(List.of(), 0);

    int more() {
        return all - people.size();
    }

    boolean isCounted() {
        return all <= COUNTED;
    }
}
