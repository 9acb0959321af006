package org.carrel.catalogue.search;

import java.io.IOException;
import java.util.LinkedHashMap;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.carrel.catalogue.index.Reading;
import org.springframework.stereotype.Component;

/// What was found before, for as long as the index stays the same: most searches are the same few, and one that browses
/// everything would count everything each time.
@Component
class Remembered {

    private final Memory<Counted, Counts> counts = new Memory<>();
    private final Memory<Query, Integer> totals = new Memory<>();
    private final Memory<Ranked, ScoreDoc[]> best = new Memory<>();

    private record Counted(Query matching, Filters filters) {}

    private record Ranked(Query query, int most) {}

    Counts counts(Reading reading, Query matching, Filters filters) throws IOException {
        return counts.get(
                reading.moment(), new Counted(matching, filters), () -> Counting.count(reading, matching, filters));
    }

    int total(Reading reading, Query matching) throws IOException {
        return totals.get(reading.moment(), matching, () -> reading.searcher().count(matching));
    }

    /// The best so many, best first.
    ScoreDoc[] best(Reading reading, Query query, int most) throws IOException {
        return best.get(
                reading.moment(),
                new Ranked(query, most),
                () -> reading.searcher().search(query, new Best(reading, most)));
    }

    private interface Search<V> {
        V run() throws IOException;
    }

    private static final class Memory<K, V> {

        private static final int KEPT = 500;

        private final LinkedHashMap<K, V> known = new LinkedHashMap<>(16, 0.75f, true);
        private Object moment = new Object();

        V get(Object now, K key, Search<V> search) throws IOException {
            synchronized (known) {
                V before = now == moment ? known.get(key) : null;
                if (before != null) {
                    return before;
                }
            }
            V found = search.run();
            synchronized (known) {
                if (now != moment) {
                    // What was found in an index that is no more would keep it in memory.
                    known.clear();
                    moment = now;
                }
                known.put(key, found);
                if (known.size() > KEPT) {
                    known.pollFirstEntry();
                }
            }
            return found;
        }
    }
}
