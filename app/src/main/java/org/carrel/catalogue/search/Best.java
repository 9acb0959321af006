package org.carrel.catalogue.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.carrel.catalogue.index.Columns;
import org.carrel.catalogue.index.Reading;
import org.carrel.catalogue.index.Weights;

/// The best of the results, best first: how well each fits and its standing together.
///
/// The results are counted elsewhere, so whole blocks of them that cannot come first are not looked at: those whose fit
/// falls short by more than anybody's standing. A standing read from memory costs a third of one that is a clause of
/// the
/// question.
final class Best implements CollectorManager<Collector, ScoreDoc[]> {

    private final Reading reading;
    private final HitQueue best;

    /// @param most at least 1
    Best(Reading reading, int most) {
        this.reading = reading;
        this.best = new HitQueue(most, true);
    }

    /// Searches run in the thread of whoever asks, so one collector sees everything.
    @Override
    public Collector newCollector() {
        return new Collector() {

            @Override
            public LeafCollector getLeafCollector(LeafReaderContext part) throws IOException {
                return new Part(part.docBase, reading.columns(part));
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.TOP_SCORES;
            }
        };
    }

    @Override
    public ScoreDoc[] reduce(Collection<Collector> collectors) {
        ScoreDoc[] ordered = new ScoreDoc[best.size()];
        for (int place = ordered.length - 1; place >= 0; place--) {
            ordered[place] = best.pop();
        }
        // The queue was filled with places that nothing took.
        return Arrays.stream(ordered)
                .filter(one -> one.score != Float.NEGATIVE_INFINITY)
                .toArray(ScoreDoc[]::new);
    }

    private final class Part implements LeafCollector {

        private final int base;
        private final Columns columns;
        private Scorable fit;

        Part(int base, Columns columns) {
            this.base = base;
            this.columns = columns;
            this.fit = new Scorable() {
                @Override
                public float score() {
                    return 0;
                }
            };
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            fit = scorer;
            skip();
        }

        @Override
        public void collect(int record) throws IOException {
            float score = fit.score() + columns.standing(record);
            ScoreDoc last = best.top();
            // Of equals the one that was added first stays.
            if (score > last.score) {
                last.doc = base + record;
                last.score = score;
                best.updateTop();
                skip();
            }
        }

        private void skip() throws IOException {
            float needed = best.top().score - Weights.MOST_STANDING;
            if (needed > 0) {
                fit.setMinCompetitiveScore(needed);
            }
        }
    }
}
