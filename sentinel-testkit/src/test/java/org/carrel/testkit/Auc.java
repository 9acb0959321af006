package org.carrel.testkit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// How well one field alone tells attack lines from benign ones: 0.5 not at all, 1 wholly.
final class Auc {

    /// One line of the log.
    ///
    /// @param half 0 or 1: all lines of one thief, or of one owner, are in the same
    record Line(Hit hit, boolean attack, int half) {}

    private Auc() {}

    /// The field's value as it is, whichever way it points.
    static double ofNumber(List<Line> lines, ToDoubleFunction<Hit> field) {
        double auc = auc(lines, line -> field.applyAsDouble(line.hit()));
        return Math.max(auc, 1 - auc);
    }

    /// Each value stands for the share of attacks it has in the other half.
    static double ofCategory(List<Line> lines, Function<Hit, Object> field) {
        double sum = 0;
        for (int half = 0; half < 2; half++) {
            int other = 1 - half;
            int tested = half;
            Map<Object, double[]> counts = new HashMap<>();
            double attacks = 0;
            double all = 0;
            for (Line line : lines) {
                if (line.half() == other) {
                    double[] count = counts.computeIfAbsent(field.apply(line.hit()), v -> new double[2]);
                    count[0] += line.attack() ? 1 : 0;
                    count[1]++;
                    attacks += line.attack() ? 1 : 0;
                    all++;
                }
            }
            double prior = attacks / all;
            List<Line> mine = lines.stream().filter(l -> l.half() == tested).toList();
            sum += auc(mine, line -> {
                double[] count = counts.getOrDefault(field.apply(line.hit()), new double[2]);
                return (count[0] + 20 * prior) / (count[1] + 20);
            });
        }
        return sum / 2;
    }

    /// Within each kind of request, weighted by how many attack lines the kind has.
    static double givenKind(List<Line> lines, Function<List<Line>, Double> field) {
        double sum = 0;
        double weight = 0;
        Map<Object, List<Line>> kinds = new HashMap<>();
        lines.forEach(line -> kinds.computeIfAbsent(line.hit().kind(), k -> new java.util.ArrayList<>())
                .add(line));
        for (List<Line> ofKind : kinds.values()) {
            long attacks = ofKind.stream().filter(Line::attack).count();
            if (attacks >= 200 && attacks < ofKind.size()) {
                sum += attacks * field.apply(ofKind);
                weight += attacks;
            }
        }
        return sum / weight;
    }

    private static double auc(List<Line> lines, ToDoubleFunction<Line> score) {
        record Scored(double score, boolean attack) {}
        Scored[] scored = lines.stream()
                .map(line -> new Scored(score.applyAsDouble(line), line.attack()))
                .toArray(Scored[]::new);
        Arrays.sort(scored, Comparator.comparingDouble(Scored::score));
        double ranks = 0;
        double attacks = 0;
        for (int from = 0; from < scored.length; ) {
            int to = from;
            int here = 0;
            while (to < scored.length && scored[to].score() == scored[from].score()) {
                here += scored[to].attack() ? 1 : 0;
                to++;
            }
            ranks += here * ((from + 1 + to) / 2.0);
            attacks += here;
            from = to;
        }
        double benign = scored.length - attacks;
        return (ranks - attacks * (attacks + 1) / 2) / (attacks * benign);
    }
}
