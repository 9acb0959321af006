package org.carrel.sentinel.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.sentinel.accuracy.Sheet.Cell;

/// Whether errors fall on some groups more than on others.
record GroupSheets(List<CheckedAlert> alerts, List<GroupCount> groups, int smallest) {

    private static final List<String> ORDER = List.of("few", "some", "many", "new", "known", "unclear", "none", "one");

    Sheet falseAlerts() {
        List<List<Cell>> rows = new ArrayList<>();
        groups.stream()
                .sorted(Comparator.comparingInt(group -> Math.floorMod(ORDER.indexOf(group.name()), 100)))
                .map(this::withFalseAlerts)
                .collect(Collectors.groupingBy(GroupCount::division, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(division -> {
                    List<GroupCount> hidden = GroupCount.hidden(division, smallest);
                    division.forEach(group -> rows.add(row(group, hidden.contains(group))));
                });
        return Sheet.table(
                "groups",
                List.of("division", "group", "accounts", "lawful_days", "false_alerts", "rate", "low", "high"),
                rows);
    }

    private GroupCount withFalseAlerts(GroupCount group) {
        long found = alerts.stream()
                .filter(one -> one.group(group.division()).equals(group.name()))
                .filter(one -> one.theft().isPresent() && !one.theft().orElse(false))
                .count();
        return new GroupCount(group.division(), group.name(), group.accounts(), group.lawfulDays(), found);
    }

    private static List<Cell> row(GroupCount group, boolean hidden) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.word("division", group.division()));
        cells.add(Cell.word("group." + group.division(), group.name()));
        if (hidden || group.lawfulDays() == 0) {
            Function<Integer, Cell> nothing = i -> hidden ? Cell.hidden() : Cell.unknown();
            for (int i = 0; i < 6; i++) {
                cells.add(nothing.apply(i));
            }
            return cells;
        }
        Estimate rate = Proportion.wilson(Math.min(group.falseAlerts(), group.lawfulDays()), group.lawfulDays());
        cells.add(Cell.count(group.accounts()));
        cells.add(Cell.count(group.lawfulDays()));
        cells.add(Cell.count(group.falseAlerts()));
        cells.add(Cell.share(rate.value()));
        cells.add(Cell.share(rate.low()));
        cells.add(Cell.share(rate.high()));
        return cells;
    }
}
