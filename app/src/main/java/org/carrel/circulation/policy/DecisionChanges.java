package org.carrel.circulation.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// For what a draft decides differently from the policy in force.
final class DecisionChanges {

    /// Things of which the same was said, and the same other thing is.
    ///
    /// @param about  whom, what and where
    /// @param before in words
    /// @param after  in words
    record Changed(String about, String before, String after) {}

    /// @param changes the first of them
    /// @param more    how many others there are
    record All(List<Changed> changes, int more) {}

    private static final int SHOWN = 60;

    /// What one of the two says of something; without a rule, or with two that cross, nothing.
    private record Verdict(boolean decided, @Nullable Terms terms) {}

    private record Group(Verdict before, Verdict after, Grid.Alike items, Grid.Alike locations) {}

    private DecisionChanges() {}

    static All of(PolicyWords before, PolicyWords after, Known known) {
        List<Rule> both = new ArrayList<>(before.policy().rules());
        both.addAll(after.policy().rules());
        Set<String> patrons = new LinkedHashSet<>();
        before.policy().patrons().forEach(type -> patrons.add(type.code()));
        after.policy().patrons().forEach(type -> patrons.add(type.code()));
        int split = before.policy().rules().size();
        Map<Group, Set<String>> groups = new LinkedHashMap<>();
        List<Grid.Cell> cells = Grid.of(patrons, both, known).cells();
        int items = count(cells, Grid.Cell::items);
        int locations = count(cells, Grid.Cell::locations);
        for (Grid.Cell cell : cells) {
            for (String patron : cell.patrons().codes()) {
                Verdict old = verdict(before.policy(), patron, cell.rules().get(0, split));
                Verdict fresh = verdict(after.policy(), patron, cell.rules().get(split, both.size()));
                if (!old.equals(fresh)) {
                    groups.computeIfAbsent(
                                    new Group(old, fresh, cell.items(), cell.locations()),
                                    some -> new LinkedHashSet<>())
                            .add(patron);
                }
            }
        }
        List<Changed> changes = groups.entrySet().stream()
                .limit(SHOWN)
                .map(group -> changed(before, after, group.getKey(), group.getValue(), items, locations))
                .toList();
        return new All(changes, Math.max(0, groups.size() - SHOWN));
    }

    private static int count(List<Grid.Cell> cells, Function<Grid.Cell, Grid.Alike> dimension) {
        return cells.stream()
                .map(dimension)
                .distinct()
                .mapToInt(alike -> alike.codes().size())
                .sum();
    }

    /// @param items     how many types of items there are
    /// @param locations how many locations there are
    private static Changed changed(
            PolicyWords before, PolicyWords after, Group group, Set<String> patrons, int items, int locations) {
        String about = after.text(
                "policy.combination",
                after.some(
                        patrons,
                        code -> after.policy().patron(code).isPresent() ? after.patron(code) : before.patron(code)),
                group.items().codes().size() == items
                        ? after.items(Choice.ALL)
                        : after.some(new LinkedHashSet<>(group.items().codes()), after::item),
                group.locations().codes().size() == locations
                        ? after.locations(Choice.ALL)
                        : after.some(new LinkedHashSet<>(group.locations().codes()), after::location));
        return new Changed(about, said(before, group.before()), said(after, group.after()));
    }

    private static String said(PolicyWords words, Verdict verdict) {
        return verdict.decided() ? words.outcome(verdict.terms()) : words.text("policy.undecided");
    }

    private static Verdict verdict(Policy policy, String patron, BitSet lines) {
        if (policy.patron(patron).isEmpty()) {
            return new Verdict(false, null);
        }
        Optional<Rule> narrowest = lines.stream()
                .mapToObj(line -> policy.rules().get(line))
                .filter(rule -> lines.stream()
                        .allMatch(other -> policy.rules().get(other).scope().contains(rule.scope())))
                .findFirst();
        return narrowest.map(rule -> new Verdict(true, rule.terms())).orElseGet(() -> new Verdict(false, null));
    }
}
