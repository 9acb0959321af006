package org.carrel.circulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.policy.PolicyExamples.CATALOGUE;
import static org.carrel.circulation.policy.PolicyExamples.cover;
import static org.carrel.circulation.policy.PolicyExamples.lends;
import static org.carrel.circulation.policy.PolicyExamples.nothing;
import static org.carrel.circulation.policy.PolicyExamples.patron;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {

    private static final int POLICIES = 4_000;

    private static List<Problem> check(Rule... rules) {
        return PolicyCheck.of(PolicyExamples.of(rules), CATALOGUE);
    }

    @Test
    void twoThatCrossAreRefusedWithThePairAndAnExample() {
        assertThat(check(
                        nothing(),
                        lends(Choice.only("taught"), Choice.ALL, Choice.ALL),
                        lends(Choice.ALL, Choice.only("film"), Choice.ALL)))
                .singleElement()
                .isInstanceOfSatisfying(Problem.Crossing.class, crossing -> {
                    assertThat(crossing.one()).isEqualTo(2);
                    assertThat(crossing.other()).isEqualTo(3);
                    assertThat(crossing.example().patron()).isEqualTo("taught");
                    assertThat(crossing.example().item()).isEqualTo("film");
                });
    }

    @Test
    void aThirdThatIsNarrowerThanBothSettlesIt() {
        assertThat(check(
                        nothing(),
                        lends(Choice.only("taught"), Choice.ALL, Choice.ALL),
                        lends(Choice.ALL, Choice.only("film"), Choice.ALL),
                        lends(Choice.only("taught"), Choice.only("film"), Choice.ALL)))
                .isEmpty();
    }

    @Test
    void theSameTwiceIsACrossing() {
        assertThat(check(nothing(), nothing())).singleElement().isInstanceOf(Problem.Crossing.class);
    }

    @Test
    void aHoleIsRefusedWithAnExample() {
        assertThat(check(lends(Choice.only("taught"), Choice.ALL, Choice.ALL)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.Hole.class,
                        hole -> assertThat(hole.example().patron()).isEqualTo("member"));
    }

    @Test
    void whatTheCatalogueGetsLaterIsAHoleToo() {
        assertThat(check(lends(Choice.ALL, Choice.only("standard", "short", "reference", "film"), Choice.ALL)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.Hole.class,
                        hole -> assertThat(hole.example().item()).isEqualTo(Combination.ANY_OTHER));
    }

    @Test
    void oneRuleHasToBeForEverything() {
        assertThat(check(
                        lends(Choice.only("taught"), Choice.ALL, Choice.ALL),
                        lends(Choice.allBut("taught"), Choice.ALL, Choice.ALL)))
                .containsExactly(Problem.Said.of("catchAll"));
    }

    @Test
    void whatNobodyKnowsIsRefusedByName() {
        Rule late = new Rule(
                new Scope(Choice.only("gnomes"), Choice.only("scroll"), Choice.allBut("attic")),
                PolicyExamples.terms(LoanPeriod.weeks(1), "easter", Renewing.NEVER));
        assertThat(check(nothing(), late))
                .containsExactly(
                        Problem.Said.of("unknown.patron", 2, "gnomes"),
                        Problem.Said.of("unknown.item", 2, "scroll"),
                        Problem.Said.of("unknown.location", 2, "attic"),
                        Problem.Said.of("unknown.list", 2, "easter"));
    }

    @Test
    void namesStandOnce() {
        Policy policy = new Policy(
                List.of(
                        PolicyExamples.everybody("member"),
                        patron("member", cover("student/taught")),
                        new PatronType("other", "Type member", List.of(), 1, 1)),
                List.of(
                        new DueDateList("easter", List.of(LocalDate.of(2027, 3, 19))),
                        new DueDateList("easter", List.of(LocalDate.of(2028, 3, 19)))),
                List.of(nothing()));
        assertThat(PolicyCheck.of(policy, CATALOGUE))
                .containsExactly(
                        Problem.Said.of("twice.patronCode", "member"),
                        Problem.Said.of("twice.patronName", "Type member"),
                        Problem.Said.of("twice.listCode", "easter"));
    }

    @Test
    void everyGroupIsCoveredOnce() {
        Policy policy = new Policy(
                List.of(patron("a", cover("student")), patron("b", cover("student"))), List.of(), List.of(nothing()));
        assertThat(PolicyCheck.of(policy, CATALOGUE))
                .contains(
                        Problem.Said.of("coveredTwice", "student", "Type a", "Type b"),
                        Problem.Said.of("uncovered", "public_member"))
                .doesNotContain(Problem.Said.of("uncovered", "student"));
    }

    /// By looking at every combination, one by one.
    private record Brute(Policy policy, List<String> items, List<String> locations) {

        Set<Combination> all() {
            return policy.patrons().stream()
                    .flatMap(patron -> items.stream()
                            .flatMap(item ->
                                    locations.stream().map(location -> new Combination(patron.code(), item, location))))
                    .collect(Collectors.toSet());
        }

        private List<Rule> at(Combination one) {
            return policy.rules().stream()
                    .filter(rule -> rule.scope().admits(one))
                    .toList();
        }

        boolean isHole(Combination one) {
            return at(one).isEmpty();
        }

        /// By the sets themselves and not by how they are written: with one more code of each kind,
        /// which stands for those that come later.
        boolean isCrossing(Combination one) {
            List<Set<Combination>> here =
                    at(one).stream().map(this::everythingOf).toList();
            return !here.isEmpty()
                    && here.stream()
                            .noneMatch(set -> here.stream()
                                    .allMatch(other -> other == set || other.containsAll(set) && !other.equals(set)));
        }

        private Set<Combination> everythingOf(Rule rule) {
            List<String> patrons = new ArrayList<>(
                    policy.patrons().stream().map(PatronType::code).toList());
            patrons.add(Combination.ANY_OTHER);
            return patrons.stream()
                    .flatMap(patron -> items.stream()
                            .flatMap(item ->
                                    locations.stream().map(location -> new Combination(patron, item, location))))
                    .filter(rule.scope()::admits)
                    .collect(Collectors.toSet());
        }
    }

    private static Choice some(Random random, List<String> codes) {
        List<String> chosen =
                codes.stream().filter(code -> random.nextInt(3) == 0).toList();
        return switch (random.nextInt(3)) {
            case 0 -> Choice.ALL;
            case 1 -> chosen.isEmpty() ? Choice.ALL : Choice.of(Choice.Kind.ONLY, chosen);
            default -> chosen.isEmpty() ? Choice.ALL : Choice.of(Choice.Kind.ALL_BUT, chosen);
        };
    }

    @Test
    void theVerdictIsThatOfLookingAtEveryCombination() {
        Random random = new Random(8);
        List<String> items = List.of("standard", "short", "film");
        List<String> locations = List.of("north-1", "south-store");
        List<PatronType> patrons = List.of(
                PolicyExamples.everybody("member"),
                patron("taught", cover("student/taught")),
                patron("placement", cover("nhs_staff/placement")));
        Known known = new Known(Set.copyOf(items), Set.copyOf(locations));
        int crossings = 0;
        int holes = 0;
        int sound = 0;
        for (int run = 0; run < POLICIES; run++) {
            List<Rule> rules = new ArrayList<>(IntStream.range(0, random.nextInt(5))
                    .mapToObj(number -> lends(
                            some(random, List.of("member", "taught", "placement")),
                            some(random, items),
                            some(random, locations)))
                    .toList());
            if (random.nextBoolean()) {
                rules.add(nothing());
            }
            Policy policy = new Policy(patrons, List.of(), rules);
            Brute brute = new Brute(policy, with(items), with(locations));
            List<Problem> problems = PolicyCheck.of(policy, known);
            boolean crosses = brute.all().stream().anyMatch(brute::isCrossing);
            boolean hole = brute.all().stream().anyMatch(brute::isHole);

            assertThat(problems.stream().anyMatch(Problem.Crossing.class::isInstance))
                    .as("crossing of %s", rules)
                    .isEqualTo(crosses);
            assertThat(problems.stream().anyMatch(Problem.Hole.class::isInstance))
                    .as("hole of %s", rules)
                    .isEqualTo(hole);
            for (Problem problem : problems) {
                if (problem instanceof Problem.Crossing crossing) {
                    assertThat(brute.isCrossing(crossing.example())).isTrue();
                    assertThat(rules.get(crossing.one() - 1).scope().admits(crossing.example()))
                            .isTrue();
                    assertThat(rules.get(crossing.other() - 1).scope().admits(crossing.example()))
                            .isTrue();
                }
                if (problem instanceof Problem.Hole one) {
                    assertThat(brute.isHole(one.example())).isTrue();
                }
            }
            crossings += crosses ? 1 : 0;
            holes += hole ? 1 : 0;
            sound += crosses || hole ? 0 : 1;
        }
        assertThat(List.of(crossings, holes, sound)).allMatch(count -> count > 200);
    }

    private static List<String> with(List<String> codes) {
        List<String> all = new ArrayList<>(codes);
        all.add(Combination.ANY_OTHER);
        return all;
    }

    @Test
    void sixtyTypesAndTwoHundredLocationsAreCheckedWithinASecond() {
        List<String> items = IntStream.range(0, 60).mapToObj(n -> "type-" + n).toList();
        List<String> locations =
                IntStream.range(0, 200).mapToObj(n -> "place-" + n).toList();
        List<Rule> rules = new ArrayList<>();
        rules.add(nothing());
        for (int n = 0; n < 60; n++) {
            rules.add(lends(
                    Choice.only("taught"), Choice.only("type-" + n), Choice.only("place-" + n, "place-" + (n + 90))));
            rules.add(lends(Choice.only("member"), Choice.only("type-" + n), Choice.allBut("place-" + n)));
        }
        Known known = new Known(Set.copyOf(items), Set.copyOf(locations));
        Policy policy = PolicyExamples.of(rules.toArray(Rule[]::new));

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(PolicyCheck.of(policy, known)).isEmpty());
    }
}
