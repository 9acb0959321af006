package org.carrel.sentinel.release;

import java.util.List;
import org.carrel.sentinel.accuracy.Sheet;
import org.carrel.sentinel.accuracy.Sheet.Cell;

/// What was caught on the invented campus, for the page and as files.
final class CampusSheets {

    private CampusSheets() {}

    static List<Sheet> of(CampusResult result) {
        return List.of(caught(result), alerts(result));
    }

    private static Sheet caught(CampusResult result) {
        List<List<Cell>> rows = result.rows().stream()
                .map(row -> List.of(
                        Cell.word("scenario", row.scenario()),
                        Cell.count(row.attacks()),
                        Cell.countOf(row.champion(), row.attacks()),
                        Cell.countOf(row.challenger(), row.attacks()),
                        Cell.change(row.challenger() - row.champion())))
                .toList();
        return Sheet.table(
                "campus_caught", List.of("scenario", "attacks", "champion", "challenger", "difference"), rows);
    }

    private static Sheet alerts(CampusResult result) {
        return Sheet.table(
                "campus_alerts",
                List.of("campus", "champion", "challenger"),
                List.of(
                        List.of(
                                Cell.word("campus", "mean_caught"),
                                Cell.share(mean(result.rows(), true)),
                                Cell.share(mean(result.rows(), false))),
                        List.of(
                                Cell.word("campus", "false_alerts"),
                                Cell.decimal(result.championFalse(), 2),
                                Cell.decimal(result.challengerFalse(), 2))));
    }

    /// Over kinds of theft, each with the same weight.
    private static double mean(List<CampusResult.Row> rows, boolean champion) {
        return rows.stream()
                .mapToDouble(row -> (champion ? row.champion() : row.challenger()) / (double) row.attacks())
                .average()
                .orElse(Double.NaN);
    }
}
