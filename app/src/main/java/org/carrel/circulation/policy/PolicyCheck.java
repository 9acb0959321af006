package org.carrel.circulation.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Whether a policy decides everything, once. Numbers out of range never get this far: whoever
/// reads them refuses them ([RuleCells], [PolicyFile]).
final class PolicyCheck {

    private final Policy policy;
    private final Known known;
    private final List<Problem> problems = new ArrayList<>();

    private PolicyCheck(Policy policy, Known known) {
        this.policy = policy;
        this.known = known;
    }

    /// Empty where it can be saved. Of crossings and of holes the first only: mending one often
    /// mends the others.
    static List<Problem> of(Policy policy, Known known) {
        PolicyCheck check = new PolicyCheck(policy, known);
        check.names();
        check.covers();
        check.codes();
        if (check.problems.isEmpty()) {
            check.crossing().ifPresent(check.problems::add);
            check.hole().ifPresent(check.problems::add);
        }
        if (check.problems.isEmpty()
                && policy.rules().stream().noneMatch(rule -> rule.scope().equals(Scope.EVERYTHING))) {
            check.problems.add(Problem.Said.of("catchAll"));
        }
        return check.problems;
    }

    private void names() {
        twice("patronCode", policy.patrons(), PatronType::code);
        twice("patronName", policy.patrons(), PatronType::name);
        twice("listCode", policy.lists(), DueDateList::code);
    }

    private <T> void twice(String key, List<T> all, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        Set<String> again = new TreeSet<>();
        all.stream().map(name).filter(one -> !seen.add(one)).forEach(again::add);
        again.forEach(one -> problems.add(Problem.Said.of("twice." + key, one)));
    }

    private void covers() {
        for (Cover cover : Cover.all()) {
            List<String> by = policy.patrons().stream()
                    .filter(type -> type.covers().contains(cover))
                    .map(PatronType::name)
                    .toList();
            if (by.isEmpty() && cover.part() == null) {
                problems.add(Problem.Said.of("uncovered", cover.group().key()));
            }
            if (by.size() > 1) {
                problems.add(Problem.Said.of("coveredTwice", cover.key(), by.get(0), by.get(1)));
            }
        }
    }

    private void codes() {
        Set<String> patrons =
                new HashSet<>(policy.patrons().stream().map(PatronType::code).toList());
        for (int line = 1; line <= policy.rules().size(); line++) {
            Rule rule = policy.rules().get(line - 1);
            unknown("patron", line, rule.scope().patrons(), patrons);
            unknown("item", line, rule.scope().items(), known.items());
            unknown("location", line, rule.scope().locations(), known.locations());
            Terms terms = rule.terms();
            if (terms != null
                    && terms.noLaterThan() != null
                    && !terms.noLaterThan().equals(Terms.END_OF_TERM)
                    && policy.list(terms.noLaterThan()).isEmpty()) {
                problems.add(Problem.Said.of("unknown.list", line, terms.noLaterThan()));
            }
        }
    }

    private void unknown(String kind, int line, Choice choice, Set<String> names) {
        choice.codes().stream()
                .filter(code -> !names.contains(code))
                .forEach(code -> problems.add(Problem.Said.of("unknown." + kind, line, code)));
    }

    private Grid grid() {
        return Grid.of(policy.patrons().stream().map(PatronType::code).toList(), policy.rules(), known);
    }

    private Optional<Problem> crossing() {
        Set<BitSet> seen = new HashSet<>();
        return grid().cells().stream()
                .filter(cell -> seen.add(cell.rules()))
                .flatMap(cell -> crossing(cell).stream())
                .findFirst();
    }

    /// Of all rules here one has to be the narrowest. A third that is narrower than two which
    /// cross settles it.
    private Optional<Problem> crossing(Grid.Cell cell) {
        List<Integer> narrowest =
                narrowest(policy, cell.rules().stream().boxed().toList());
        return narrowest.size() < 2
                ? Optional.empty()
                : Optional.of(new Problem.Crossing(narrowest.get(0) + 1, narrowest.get(1) + 1, cell.example()));
    }

    /// Rules, by their index, than which none is narrower there: one where the policy is sound.
    static List<Integer> narrowest(Policy policy, Combination here) {
        return narrowest(
                policy,
                IntStream.range(0, policy.rules().size())
                        .filter(line -> policy.rules().get(line).scope().admits(here))
                        .boxed()
                        .toList());
    }

    private static List<Integer> narrowest(Policy policy, List<Integer> lines) {
        return lines.stream()
                .filter(line -> lines.stream().noneMatch(other -> isNarrower(policy, other, line)))
                .toList();
    }

    private static boolean isNarrower(Policy policy, int one, int other) {
        Scope narrow = policy.rules().get(one).scope();
        Scope wide = policy.rules().get(other).scope();
        return wide.contains(narrow) && !narrow.equals(wide);
    }

    private Optional<Problem> hole() {
        return grid().cells().stream()
                .filter(cell -> cell.rules().isEmpty())
                .<Problem>map(cell -> new Problem.Hole(cell.example()))
                .findFirst();
    }
}
