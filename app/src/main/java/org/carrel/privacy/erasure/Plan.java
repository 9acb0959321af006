package org.carrel.privacy.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an erasure would do, or did, over all modules.
///
/// @param tables in the order in which their rows go
/// @param whole the person goes; false where they are still a user
/// @param texts that speak of others too and would go: an officer decides each
public record Plan(List<TablePlan> tables, boolean whole, List<Text> texts) {

    /// @param key the row's primary key as text
    /// @param held the kinds of data that it holds: what may be empty, and is, is not among them
    /// @param why it stays; empty where it goes
    public record Row(String key, Set<String> held, List<Why> why) {

        boolean stays() {
            return !why.isEmpty();
        }

        Row staying(Why reason) {
            return new Row(key, held, List.of(reason));
        }
    }

    /// @param relation as `schema.table`
    /// @param categories the kinds of data in it
    public record TablePlan(String relation, Set<String> categories, List<Row> rows) {

        List<String> kept() {
            return rows.stream().filter(Row::stays).map(Row::key).toList();
        }

        long going() {
            return rows.stream().filter(row -> !row.stays()).count();
        }

        /// The kinds of data in its rows that stay, or in those that go.
        String held(boolean stays) {
            return rows.stream()
                    .filter(row -> row.stays() == stays)
                    .flatMap(row -> row.held().stream())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    /// @param row `schema.table`, a blank, the row's key
    public record Text(String row, String category, String words) {}

    long going() {
        return tables.stream().mapToLong(TablePlan::going).sum();
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (TablePlan table : tables) {
            if (table.going() > 0) {
                lines.add(new Line(table.relation(), table.held(false), "deleted", "", table.going(), null));
            }
            lines.addAll(kept(table));
        }
        return lines;
    }

    private static List<Line> kept(TablePlan table) {
        Map<String, Line> kept = new TreeMap<>();
        for (Row row : table.rows()) {
            for (Why why : row.why()) {
                Line line = new Line(
                        table.relation(), why.category().orElse(table.held(true)), "kept", why.code(), 1, why.until());
                kept.merge(line.category() + " " + line.why(), line, Line::and);
            }
        }
        return List.copyOf(kept.values());
    }

    /// For whom rows of a kind of data stay by themselves.
    static Set<String> reasons(Row row) {
        return row.why().stream()
                .filter(why -> !why.code().equals(Why.ANOTHER))
                .map(Why::category)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
