package org.carrel.circulation.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carrel.people.Borrower;
import org.jspecify.annotations.Nullable;

/// The rules of lending, whole. Deciding by them needs nothing else.
///
/// @param patrons in the order in which they are shown
/// @param rules   in the order in which they are shown, which decides nothing: the narrower wins
public record Policy(List<PatronType> patrons, List<DueDateList> lists, List<Rule> rules) {

    public Policy {
        patrons = List.copyOf(patrons);
        lists = List.copyOf(lists);
        rules = List.copyOf(rules);
    }

    /// What counts for somebody who belongs to the library for several reasons: the one that goes
    /// first, and of equal ones the one that gives more. Empty where nothing is covered.
    public Optional<PatronType> typeOf(List<Borrower.Standing> standings) {
        @Nullable PatronType best = null;
        int first = Integer.MAX_VALUE;
        for (Borrower.Standing one : standings) {
            Optional<PatronType> type = typeOf(one);
            if (type.isPresent()
                    && (best == null
                            || one.precedence() < first
                            || one.precedence() == first && GENEROUS.compare(type.get(), best) > 0)) {
                best = type.get();
                first = one.precedence();
            }
        }
        return Optional.ofNullable(best);
    }

    private static final Comparator<PatronType> GENEROUS =
            Comparator.comparingInt(PatronType::items).thenComparingInt(PatronType::requests);

    private Optional<PatronType> typeOf(Borrower.Standing one) {
        return patrons.stream()
                .filter(type -> type.covers(one) > 0)
                .max(Comparator.comparingInt(type -> type.covers(one)));
    }

    public Optional<PatronType> patron(String code) {
        return patrons.stream().filter(type -> type.code().equals(code)).findFirst();
    }

    Optional<DueDateList> list(@Nullable String code) {
        return lists.stream().filter(list -> list.code().equals(code)).findFirst();
    }

    /// By the narrowest rule, of which a checked policy has exactly one.
    ///
    /// @param itemType as the catalogue knows it; one that no rule names is covered by those for
    ///     all
    public Decision decide(PatronType patron, String itemType, String location) {
        Combination here = new Combination(patron.code(), itemType, location);
        int[] lines = IntStream.range(0, rules.size())
                .filter(line -> rules.get(line).scope().admits(here))
                .toArray();
        int narrowest = IntStream.of(lines)
                .filter(line ->
                        IntStream.of(lines).allMatch(other -> scope(other).contains(scope(line))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No rule decides " + here));
        return new Decision(patron, rules.get(narrowest), narrowest + 1);
    }

    private Scope scope(int line) {
        return rules.get(line).scope();
    }
}
