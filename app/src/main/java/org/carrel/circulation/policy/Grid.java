package org.carrel.circulation.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Every combination that rules can tell apart. Codes that the same rules admit stand together, so
/// that sixty types of items and two hundred locations make a few dozen combinations.
final class Grid {

    /// Codes that the same rules admit.
    ///
    /// @param rules by their index
    record Alike(BitSet rules, List<String> codes) {

        /// One of them to show; of several a real one.
        String one() {
            return codes.getFirst();
        }
    }

    /// @param rules that admit it, by their index
    record Cell(Alike patrons, Alike items, Alike locations, BitSet rules) {

        Combination example() {
            return new Combination(patrons.one(), items.one(), locations.one());
        }
    }

    private final List<Cell> cells = new ArrayList<>();

    private Grid(List<Alike> patrons, List<Alike> items, List<Alike> locations) {
        for (Alike patron : patrons) {
            for (Alike item : items) {
                for (Alike location : locations) {
                    BitSet rules = (BitSet) patron.rules().clone();
                    rules.and(item.rules());
                    rules.and(location.rules());
                    cells.add(new Cell(patron, item, location, rules));
                }
            }
        }
    }

    /// Of what the catalogue has, what the rules name, and what may come.
    ///
    /// @param patrons codes of the patron types there are
    static Grid of(Collection<String> patrons, List<Rule> rules, Known known) {
        return new Grid(
                alike(new LinkedHashSet<>(patrons), rules, Scope::patrons),
                alike(all(known.items(), rules, Scope::items), rules, Scope::items),
                alike(all(known.locations(), rules, Scope::locations), rules, Scope::locations));
    }

    private static Set<String> all(Set<String> known, List<Rule> rules, Function<Scope, Choice> dimension) {
        Set<String> all = new LinkedHashSet<>(known.stream().sorted().toList());
        rules.forEach(rule -> all.addAll(dimension.apply(rule.scope()).codes()));
        all.add(Combination.ANY_OTHER);
        return all;
    }

    private static List<Alike> alike(Set<String> codes, List<Rule> rules, Function<Scope, Choice> dimension) {
        Map<BitSet, List<String>> groups = new LinkedHashMap<>();
        for (String code : codes) {
            BitSet admitting = new BitSet(rules.size());
            for (int line = 0; line < rules.size(); line++) {
                admitting.set(line, dimension.apply(rules.get(line).scope()).admits(code));
            }
            groups.computeIfAbsent(admitting, some -> new ArrayList<>()).add(code);
        }
        return groups.entrySet().stream()
                .map(group -> new Alike(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    List<Cell> cells() {
        return cells;
    }
}
