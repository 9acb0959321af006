package org.carrel.catalogue.record;

import java.util.ArrayList;
import java.util.List;

/// Two texts line by line: what both have, what only the earlier one has, what only the later one has.
///
/// @param kind `same`, `gone` or `new`
record LineDifference(String kind, String text) {

    private static final int MOST = 2000;

    /// By the longest lines in common. Of texts of thousands of lines the later one is shown after the earlier one.
    static List<LineDifference> between(String before, String after) {
        List<String> first = before.lines().toList();
        List<String> second = after.lines().toList();
        if (first.size() > MOST || second.size() > MOST) {
            List<LineDifference> all = new ArrayList<>();
            first.forEach(line -> all.add(new LineDifference("gone", line)));
            second.forEach(line -> all.add(new LineDifference("new", line)));
            return all;
        }
        return walk(first, second, common(first, second));
    }

    private static int[][] common(List<String> first, List<String> second) {
        int[][] longest = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                longest[i][j] = first.get(i).equals(second.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static List<LineDifference> walk(List<String> first, List<String> second, int[][] longest) {
        List<LineDifference> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            if (i < first.size() && j < second.size() && first.get(i).equals(second.get(j))) {
                lines.add(new LineDifference("same", first.get(i++)));
                j++;
            } else if (j == second.size() || i < first.size() && longest[i + 1][j] >= longest[i][j + 1]) {
                lines.add(new LineDifference("gone", first.get(i++)));
            } else {
                lines.add(new LineDifference("new", second.get(j++)));
            }
        }
        return lines;
    }
}
