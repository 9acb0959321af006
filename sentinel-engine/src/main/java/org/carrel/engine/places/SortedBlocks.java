package org.carrel.engine.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.carrel.engine.places.CsvRows.Row;

/// The rows of all CSV tables in one sorted array; each knows the next wider row around it.
final class SortedBlocks {
    private final List<Row> rows;
    private final int[] wider;
    private final List<String> contradictions = new ArrayList<>();

    /// @param given rows in the order given; of two for the same block the first is taken as the more specific
    SortedBlocks(List<Row> given) {
        List<Row> sorted = new ArrayList<>(given.reversed());
        // the sort is stable: among equal blocks the row given first comes last, inside the others
        sorted.sort(Comparator.comparing(Row::block));
        rows = sorted;
        wider = new int[sorted.size()];
        for (int i = 0; i < wider.length; i++) {
            int outer = i - 1;
            while (outer >= 0 && !rows.get(outer).block().contains(rows.get(i).block())) {
                outer = wider[outer];
            }
            wider[i] = outer;
            boolean twice =
                    outer >= 0 && rows.get(outer).block().equals(rows.get(i).block());
            if (twice && !rows.get(outer).facts().equals(rows.get(i).facts())) {
                contradictions.add(
                        rows.get(outer).where() + " against " + rows.get(i).where());
            }
        }
    }

    /// Where rows stand that say other things of a block than the row given first, one each.
    List<String> contradictions() {
        return contradictions;
    }

    /// Rows around an address, the most specific first.
    List<Row> around(Block address) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (rows.get(middle).block().compareTo(address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        List<Row> around = new ArrayList<>();
        for (int i = high; i >= 0; i = wider[i]) {
            if (rows.get(i).block().contains(address)) {
                around.add(rows.get(i));
            }
        }
        return around;
    }
}
