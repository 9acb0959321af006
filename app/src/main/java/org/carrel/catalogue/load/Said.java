package org.carrel.catalogue.load;

import java.util.List;
import java.util.stream.Collectors;
import org.carrel.catalogue.marc.Problem;

/// Problems as a column keeps them: one a line, code and details parted by tabs.
final class Said {

    private static final int LONGEST = 4000;

    private Said() {}

    static String text(List<Problem> problems) {
        String text = problems.stream().map(Said::line).collect(Collectors.joining("\n"));
        return text.length() > LONGEST ? text.substring(0, text.lastIndexOf('\n', LONGEST)) : text;
    }

    private static String line(Problem problem) {
        String detail = problem.detail().length() > 1000 ? problem.detail().substring(0, 1000) + "…" : problem.detail();
        return problem.code()
                + (detail.isEmpty()
                        ? ""
                        : "\t" + detail.replaceAll("[\t\0\r]", " ").replace('\n', '\t'));
    }

    static List<Problem> problems(String text) {
        return text.lines()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Problem(parts[0], parts.length > 1 ? parts[1].replace('\t', '\n') : ""))
                .toList();
    }
}
