package org.carrel.catalogue.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.carrel.catalogue.index.Columns;
import org.carrel.catalogue.index.Facet;
import org.carrel.catalogue.index.LabelNumbers;
import org.carrel.catalogue.index.Reading;

/// Counts results, exactly: all of them are looked at once.
final class Counting {

    private static final int YEARS = 3_000;

    private Counting() {}

    static Counts count(Reading reading, Query matching, Filters filters) throws IOException {
        return new Count(reading, filters).of(matching);
    }

    /// One count.
    private static final class Count {

        private final Reading reading;
        private final LabelNumbers labels;
        private final Filters filters;
        private final int[] counts;
        private final byte[] chosen;
        private final byte[] facets;
        private final int[] years = new int[YEARS];
        private final int active;
        private final int from;
        private final int to;
        private int asked;
        private int total;

        private static final int YEAR_BIT = 1 << Facet.values().length;

        Count(Reading reading, Filters filters) {
            this.reading = reading;
            this.labels = reading.labels();
            this.filters = filters;
            this.counts = new int[labels.size()];
            this.chosen = new byte[filters.chosen().isEmpty() ? 0 : counts.length];
            this.facets = reading.labels().facets();
            int bits = 0;
            for (Facet facet : filters.chosen().keySet()) {
                bits |= 1 << facet.ordinal();
                for (String value : filters.of(facet)) {
                    int label = labels.find(facet.label(value));
                    if (label >= 0 && label < chosen.length) {
                        chosen[label] = (byte) (1 << facet.ordinal());
                    }
                }
            }
            this.active = filters.hasYears() ? bits | YEAR_BIT : bits;
            Integer first = filters.from();
            Integer last = filters.to();
            this.from = first == null ? Integer.MIN_VALUE : first;
            this.to = last == null ? Integer.MAX_VALUE : last;
        }

        Counts of(Query matching) throws IOException {
            reading.searcher().search(matching, new OneCollector());
            Map<Integer, Integer> byYear = new TreeMap<>();
            for (int year = 1; year < YEARS; year++) {
                if (years[year] > 0) {
                    byYear.put(year, years[year]);
                }
            }
            return Counts.of(asked, total, counts, byYear, labels, filters);
        }

        /// Searches run in the thread of whoever asks, so one collector sees everything.
        private final class OneCollector implements CollectorManager<Collector, Boolean> {

            @Override
            public Collector newCollector() {
                return new Collector();
            }

            @Override
            public Boolean reduce(Collection<Collector> collectors) {
                return Boolean.TRUE;
            }
        }

        private final class Collector extends SimpleCollector {

            private Columns columns = Columns.NONE;

            @Override
            protected void doSetNextReader(LeafReaderContext part) throws IOException {
                columns = reading.columns(part);
            }

            @Override
            public void collect(int record) {
                asked++;
                int from = columns.from(record);
                int after = columns.from(record + 1);
                int missing = active == 0 ? 0 : missing(record, from, after);
                if (missing == 0) {
                    total++;
                    for (int at = from; at < after; at++) {
                        counts[columns.label(at)]++;
                    }
                    years[Math.min(columns.year(record), YEARS - 1)]++;
                } else if (missing == YEAR_BIT) {
                    years[Math.min(columns.year(record), YEARS - 1)]++;
                } else if ((missing & missing - 1) == 0) {
                    // It fails one facet only: of that one it could be chosen.
                    int facet = Integer.numberOfTrailingZeros(missing);
                    for (int at = from; at < after; at++) {
                        int label = columns.label(at);
                        if (facets[label] == facet) {
                            counts[label]++;
                        }
                    }
                }
            }

            /// Facets of which it has nothing that was chosen.
            private int missing(int record, int first, int after) {
                int has = 0;
                if (chosen.length > 0) {
                    for (int at = first; at < after; at++) {
                        has |= chosen[columns.label(at)];
                    }
                }
                int year = columns.year(record);
                if (year != 0 && year >= from && year <= to) {
                    has |= YEAR_BIT;
                }
                return active & ~has;
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        }
    }
}
