package org.carrel.testkit.evaluation;

import com.amazon.randomcutforest.RandomCutForest;
import java.util.List;

/// Two forests over account-days, each alone: what is odd is suspicious, whatever it is.
///
/// A score exists when the day is over, so the alert opens with its last event: that is kinder than
/// life, where it would open the next morning.
final class Forests {

    static final String CUT = "Random Cut Forest";
    static final String ISOLATION = "Isolation Forest";

    private static final int TREES = 100;
    private static final int SAMPLE = 256;

    private Forests() {}

    /// Random Cut Forest (Guha, Mishra, Roy and Schrijvers, ICML 2016): each point is scored by
    /// those before it, then joins them.
    ///
    /// @return a score for each vector
    static double[] cut(List<DayVectors.Vector> vectors, long seed, Trace trace) {
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(DayVectors.DIMENSIONS)
                .numberOfTrees(TREES / 2)
                .sampleSize(SAMPLE)
                .randomSeed(seed)
                .parallelExecutionEnabled(false)
                .build();
        double[] scores = new double[vectors.size()];
        for (int i = 0; i < scores.length; i++) {
            DayVectors.Vector vector = vectors.get(i);
            scores[i] = forest.getAnomalyScore(vector.values());
            forest.update(vector.values());
            trace.add(vector.account(), vector.at(), scores[i]);
        }
        return scores;
    }

    /// Isolation Forest, grown on all account-days of the world: it knows the days to come, which
    /// is kinder than life.
    static void isolation(List<DayVectors.Vector> vectors, long seed, Trace trace) {
        if (vectors.isEmpty()) {
            return;
        }
        IsolationForest forest = new IsolationForest(
                vectors.stream().map(DayVectors.Vector::values).toList(), TREES, SAMPLE, seed);
        for (DayVectors.Vector vector : vectors) {
            trace.add(vector.account(), vector.at(), forest.score(vector.values()));
        }
    }
}
