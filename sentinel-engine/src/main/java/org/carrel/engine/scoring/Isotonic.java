package org.carrel.engine.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A rising step function fitted to weighted yes-or-no answers by pooling adjacent violators.
///
/// Source: Ayer, Brunk, Ewing, Reid and Silverman, An empirical distribution function for sampling with incomplete
/// information, 1955; as calibration: Zadrozny and Elkan, 2002.
public final class Isotonic {

    private final double[] from;
    private final double[] value;
    private final double[] weight;

    private Isotonic(List<Block> blocks) {
        from = blocks.stream().mapToDouble(block -> block.from).toArray();
        value = blocks.stream().mapToDouble(block -> block.yes / block.weight).toArray();
        weight = blocks.stream().mapToDouble(block -> block.weight).toArray();
    }

    /// One answer.
    ///
    /// @param at where on the scale, for example evidence in bits
    /// @param yes the answer
    /// @param weight how many it stands for, above 0: the inverse of the chance that it was asked for
    public record Answer(double at, boolean yes, double weight) {
        public Answer {
            if (!(weight > 0) || Double.isNaN(at)) {
                throw new IllegalArgumentException("An answer needs a place and a weight above 0.");
            }
        }
    }

    private static final class Block {
        final double from;
        double yes;
        double weight;

        Block(Answer answer) {
            from = answer.at;
            add(answer.yes ? answer.weight : 0, answer.weight);
        }

        void add(double moreYes, double more) {
            yes += moreYes;
            weight += more;
        }
    }

    /// @param answers at least one, in any order
    public static Isotonic fit(List<Answer> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("Nothing can be fitted to no answers.");
        }
        List<Answer> sorted = new ArrayList<>(answers);
        sorted.sort(Comparator.comparingDouble(Answer::at));
        List<Block> blocks = new ArrayList<>();
        for (Answer answer : sorted) {
            Block last = blocks.isEmpty() ? null : blocks.getLast();
            if (last != null && last.from == answer.at) {
                last.add(answer.yes ? answer.weight : 0, answer.weight);
            } else {
                blocks.add(new Block(answer));
            }
            pool(blocks);
        }
        return new Isotonic(blocks);
    }

    private static void pool(List<Block> blocks) {
        while (blocks.size() > 1) {
            Block last = blocks.getLast();
            Block before = blocks.get(blocks.size() - 2);
            if (before.yes * last.weight < last.yes * before.weight) {
                return;
            }
            before.add(last.yes, last.weight);
            blocks.removeLast();
        }
    }

    /// Share of yes at a place on the scale.
    public double at(double place) {
        return value[block(place)];
    }

    /// Weight of the answers that share was taken from: what an interval around it rests on.
    public double weightAt(double place) {
        return weight[block(place)];
    }

    private int block(double place) {
        int block = 0;
        while (block + 1 < from.length && from[block + 1] <= place) {
            block++;
        }
        return block;
    }

    /// Distinct values.
    public int steps() {
        return from.length;
    }
}
