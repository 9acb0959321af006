package org.carrel.testkit.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// One way of raising alerts, on a pool of worlds: the detector, or something it is compared with.
final class Contender {

    private static final int CANDIDATES = 300;

    private final String name;
    private final List<Observation> pool;
    private final Weighing weighing;
    private final double hysteresis;

    Contender(String name, List<Observation> pool, double hysteresis) {
        this.name = name;
        this.pool = pool;
        this.weighing = new Weighing(pool);
        this.hysteresis = hysteresis;
    }

    /// What came of one line.
    record At(double line, Judged judged, Weighing.Expected expected) {}

    String name() {
        return name;
    }

    List<List<Raised>> raised(double line) {
        return pool.stream()
                .map(each -> each.trace(name).raised(line, hysteresis))
                .toList();
    }

    At at(double line, double baseRate) {
        Judged judged = Judged.of(pool, raised(line));
        return new At(line, judged, weighing.expected(judged, baseRate));
    }

    /// The lowest line, not below `floor`, at which no more alerts are to be expected than the
    /// budget.
    ///
    /// @param budget alerts a day and 20,000 accounts
    At atBudget(double budget, double baseRate, double floor) {
        At lowest = at(floor, baseRate);
        if (lowest.expected().alerts() <= budget) {
            return lowest;
        }
        double[] lines = lines(scores(floor), 1);
        // by rank: the higher the line, the fewer the alerts; the few exceptions are walked over afterwards
        int high = lines.length - 1;
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(lines[middle], baseRate).expected().alerts() <= budget) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        At found = at(lines[high], baseRate);
        for (int i = high + 1; i < lines.length && found.expected().alerts() > budget; i++) {
            found = at(lines[i], baseRate);
        }
        return found;
    }

    /// What comes of every line worth trying, by rising line.
    List<At> sweep(double baseRate) {
        List<At> sweep = new ArrayList<>();
        for (double line : candidates()) {
            sweep.add(at(line, baseRate));
        }
        return sweep;
    }

    /// Of all lines with at least that precision the one with the highest mean share of
    /// attacks caught, the higher line of equals.
    ///
    /// @return null where no line that catches anything is so precise
    @Nullable
    static At atPrecision(List<At> sweep, double precision) {
        At best = null;
        for (At at : sweep) {
            if (at.expected().precision().estimate() >= precision
                    && at.expected().attackAlerts() > 0
                    && (best == null
                            || at.judged().meanTpr().estimate()
                                    >= best.judged().meanTpr().estimate())) {
                best = at;
            }
        }
        return best;
    }

    /// Lines worth trying, rising: scores that occur, densely where they are rare, at last
    /// one above all.
    private double[] candidates() {
        double[] scores = scores(Double.NEGATIVE_INFINITY);
        return lines(scores, StrictMath.pow(Math.max(2, scores.length), 1.0 / CANDIDATES));
    }

    /// Rising.
    private double[] scores(double floor) {
        return pool.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.trace(name).scores()))
                .filter(score -> score >= floor)
                .sorted()
                .toArray();
    }

    /// @param growth of the rank from one line to the next, from the highest score down; 1
    ///     for every score
    private static double[] lines(double[] scores, double growth) {
        List<Double> lines = new ArrayList<>();
        double rank = 1;
        double last = Double.NaN;
        while (rank <= scores.length) {
            double score = scores[scores.length - (int) rank];
            if (score != last) {
                lines.add(score);
                last = score;
            }
            rank = Math.max(rank + 1, rank * growth);
        }
        double above = scores.length == 0 ? 0 : Math.nextUp(scores[scores.length - 1]);
        return DoubleStream.concat(DoubleStream.of(above), lines.stream().mapToDouble(Double::doubleValue))
                .sorted()
                .toArray();
    }
}
