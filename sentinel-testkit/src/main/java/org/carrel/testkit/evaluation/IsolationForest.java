package org.carrel.testkit.evaluation;

import java.util.List;
import java.util.SplittableRandom;

/// Points that few random cuts set apart from the rest are odd.
///
/// Liu, Ting and Zhou, “Isolation Forest”, ICDM 2008: 100 trees of 256 points each, score
/// 2^(−E(h) / c(256)).
final class IsolationForest {

    private static final double EULER = 0.5772156649015329;

    private final double[][] points;
    private final int dimensions;
    private final SplittableRandom random;
    private final int sample;
    private final Node[] trees;

    private sealed interface Node {}

    private record Leaf(int size) implements Node {}

    private record Cut(int dimension, double at, Node below, Node above) implements Node {}

    /// @param seed the only source of chance
    IsolationForest(List<double[]> points, int trees, int sample, long seed) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a forest needs points");
        }
        this.points = points.toArray(double[][]::new);
        this.dimensions = this.points[0].length;
        this.random = new SplittableRandom(seed);
        this.sample = Math.min(sample, this.points.length);
        this.trees = new Node[trees];
        int deepest = (int) StrictMath.ceil(StrictMath.log(Math.max(2, this.sample)) / StrictMath.log(2));
        for (int i = 0; i < trees; i++) {
            this.trees[i] = grow(draw(), 0, this.sample, 0, deepest);
        }
    }

    /// Without putting back.
    private int[] draw() {
        int[] drawn = new int[sample];
        java.util.Map<Integer, Integer> moved = new java.util.HashMap<>();
        for (int i = 0; i < sample; i++) {
            int j = random.nextInt(i, points.length);
            drawn[i] = moved.getOrDefault(j, j);
            moved.put(j, moved.getOrDefault(i, i));
        }
        return drawn;
    }

    private Node grow(int[] chosen, int from, int to, int depth, int deepest) {
        if (to - from <= 1 || depth >= deepest) {
            return new Leaf(to - from);
        }
        // a dimension in which all are alike cannot be cut: another is tried
        int first = random.nextInt(dimensions);
        for (int i = 0; i < dimensions; i++) {
            int dimension = (first + i) % dimensions;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int k = from; k < to; k++) {
                low = Math.min(low, points[chosen[k]][dimension]);
                high = Math.max(high, points[chosen[k]][dimension]);
            }
            if (low < high) {
                double at = random.nextDouble(low, high);
                int middle = partition(chosen, from, to, dimension, at);
                return new Cut(
                        dimension,
                        at,
                        grow(chosen, from, middle, depth + 1, deepest),
                        grow(chosen, middle, to, depth + 1, deepest));
            }
        }
        return new Leaf(to - from);
    }

    /// @return where those above `at` begin
    private int partition(int[] chosen, int from, int to, int dimension, double at) {
        int middle = from;
        for (int k = from; k < to; k++) {
            if (points[chosen[k]][dimension] <= at) {
                int swap = chosen[k];
                chosen[k] = chosen[middle];
                chosen[middle++] = swap;
            }
        }
        return middle;
    }

    /// @return 0 to 1; one half is usual, near 1 is odd
    double score(double[] point) {
        double sum = 0;
        for (Node tree : trees) {
            sum += depth(tree, point);
        }
        return StrictMath.pow(2, -sum / trees.length / Math.max(1, unsuccessful(sample)));
    }

    private static double depth(Node tree, double[] point) {
        int depth = 0;
        Node node = tree;
        while (node instanceof Cut cut) {
            node = point[cut.dimension()] <= cut.at() ? cut.below() : cut.above();
            depth++;
        }
        return depth + (node instanceof Leaf leaf ? unsuccessful(leaf.size()) : 0);
    }

    /// c(n): mean depth of an unsuccessful search in a binary tree of n points.
    static double unsuccessful(int n) {
        return n <= 1 ? 0 : n == 2 ? 1 : 2 * (StrictMath.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
    }
}
