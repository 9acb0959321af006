package org.carrel.circulation.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What two policies say differently, line by line.
final class PolicyDifference {

    /// @param mark `gone`, `new`, or empty for what is said of both
    record Line(String mark, String text) {}

    private final PolicyWords before;
    private final PolicyWords after;
    private final List<Line> lines = new ArrayList<>();

    private PolicyDifference(PolicyWords before, PolicyWords after) {
        this.before = before;
        this.after = after;
    }

    /// Patron types are the same by their code, lists too, rules by what they are about.
    static List<Line> of(PolicyWords before, PolicyWords after) {
        PolicyDifference difference = new PolicyDifference(before, after);
        Policy old = before.policy();
        Policy fresh = after.policy();
        difference.add(old.patrons(), fresh.patrons(), PatronType::code, PolicyWords::line);
        difference.add(old.lists(), fresh.lists(), DueDateList::code, PolicyWords::line);
        difference.add(old.rules(), fresh.rules(), Rule::scope, PolicyWords::line);
        if (difference.lines.isEmpty() && !old.equals(fresh)) {
            difference.lines.add(new Line("", after.text("policy.difference.order")));
        }
        return difference.lines;
    }

    private <T, K> void add(List<T> old, List<T> fresh, Function<T, K> key, BiFunction<PolicyWords, T, String> words) {
        Map<K, T> was = byKey(old, key);
        Map<K, T> is = byKey(fresh, key);
        was.forEach((one, line) -> {
            if (!line.equals(is.get(one))) {
                lines.add(new Line("gone", words.apply(before, line)));
                if (is.containsKey(one)) {
                    lines.add(new Line("new", words.apply(after, is.get(one))));
                }
            }
        });
        is.forEach((one, line) -> {
            if (!was.containsKey(one)) {
                lines.add(new Line("new", words.apply(after, line)));
            }
        });
    }

    private static <T, K> Map<K, T> byKey(List<T> all, Function<T, K> key) {
        Map<K, T> map = new LinkedHashMap<>();
        all.forEach(one -> map.putIfAbsent(key.apply(one), one));
        return map;
    }
}
