package org.carrel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.engine.RequestKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each thief does what the scenario says.
class ThievesTest {

    private static final CampusSettings WORLD =
            Worlds.attacked(CampusSettings.of(77, 1_000, LocalDate.of(2026, 9, 21), 35, Worlds.LONDON), 3);
    private static final Map<Episode, List<Hit>> THEFTS = new HashMap<>();
    private static final Map<String, List<Hit>> OWNERS = new HashMap<>();

    @BeforeAll
    static void live() throws IOException {
        Campus.simulate(WORLD).run((day, hits) -> {
            for (Hit hit : hits) {
                if (hit.isAttack()) {
                    THEFTS.computeIfAbsent(hit.episodes().getFirst(), e -> new ArrayList<>())
                            .add(hit);
                } else {
                    OWNERS.computeIfAbsent(hit.account(), a -> new ArrayList<>())
                            .add(hit);
                }
            }
        });
    }

    private static List<List<Hit>> of(Scenario scenario) {
        List<List<Hit>> thefts = new ArrayList<>();
        THEFTS.forEach((episode, hits) -> {
            if (episode.scenario() == scenario && episode.counted()) {
                thefts.add(hits);
            }
        });
        assertThat(thefts).as(scenario.name()).isNotEmpty();
        return thefts;
    }

    private static long documents(List<Hit> hits) {
        return hits.stream()
                .filter(Hit::takesDocument)
                .map(Hit::item)
                .distinct()
                .count();
    }

    private static double days(List<Hit> hits) {
        return (hits.getLast().second() - hits.getFirst().second()) / 86_400.0;
    }

    private static Set<String> countries(List<Hit> hits) {
        Set<String> countries = new TreeSet<>();
        hits.forEach(hit -> countries.add(hit.address().place().country()));
        return countries;
    }

    @Test
    void aBulkBurstTakesHundredsWithinADayOrTwo() {
        assertThat(of(Scenario.BULK_BURST)).allSatisfy(hits -> {
            assertThat(documents(hits)).isBetween(400L, 5_000L);
            assertThat(days(hits)).isLessThan(2.5);
        });
    }

    @Test
    void aSoldCredentialIsUsedFromSeveralCountries() {
        assertThat(of(Scenario.SOLD_CREDENTIAL))
                .allSatisfy(hits -> assertThat(countries(hits)).hasSizeBetween(2, 8));
    }

    @Test
    void slowTheftTakesFewADayForWeeks() {
        assertThat(of(Scenario.LOW_AND_SLOW)).allSatisfy(hits -> {
            assertThat(days(hits)).isGreaterThan(9);
            assertThat(documents(hits)).isLessThan(26 * 15L);
        });
    }

    @Test
    void anImitatorStaysInTheOwnersCountryAtHome() {
        assertThat(of(Scenario.RESIDENTIAL_IMITATION))
                .allSatisfy(hits -> assertThat(countries(hits)).hasSize(1));
    }

    @Test
    void aTestedCredentialLeavesHardlyATrace() {
        assertThat(of(Scenario.CREDENTIAL_TESTING))
                .allSatisfy(hits -> assertThat(documents(hits)).isLessThanOrEqualTo(2));
    }

    @Test
    void aHijackedSessionIsTheOwnersAndHasNoSignIn() {
        assertThat(of(Scenario.SESSION_HIJACK)).allSatisfy(hits -> {
            Set<Long> sessions = new HashSet<>();
            OWNERS.get(hits.getFirst().account()).forEach(hit -> sessions.add(hit.session()));

            assertThat(hits).allMatch(hit -> sessions.contains(hit.session()));
            assertThat(hits).noneMatch(hit -> hit.kind() == RequestKind.SIGN_IN);
        });
    }

    @Test
    void aRevivedAccountWasSilentForWeeks() {
        assertThat(of(Scenario.REVIVED)).allSatisfy(hits -> {
            List<Hit> owners = OWNERS.getOrDefault(hits.getFirst().account(), List.of());
            assertThat(owners).allMatch(hit -> hits.getFirst().second() - hit.second() > 14 * 86_400L);
        });
    }

    @Test
    void aPoisonerBeginsTinyAndEndsWithAHarvest() {
        assertThat(of(Scenario.POISONING)).allSatisfy(hits -> {
            long end = hits.getLast().second() - 3 * 86_400L;
            long early = documents(hits.stream()
                    .filter(hit -> hit.second() < hits.getFirst().second() + 3 * 86_400L)
                    .toList());
            long late =
                    documents(hits.stream().filter(hit -> hit.second() > end).toList());

            assertThat(early).isLessThan(20);
            assertThat(late).isGreaterThan(3 * early);
        });
    }

    @Test
    void aSprayIsRefusedOnManyAccountsAndUsesAFew() {
        long tried = THEFTS.keySet().stream()
                .filter(episode -> episode.scenario() == Scenario.SPRAY_THEN_USE && !episode.counted())
                .count();
        assertThat(tried).isGreaterThan(5L * of(Scenario.SPRAY_THEN_USE).size());
        assertThat(of(Scenario.SPRAY_THEN_USE))
                .allSatisfy(hits -> assertThat(hits.getFirst().kind()).isEqualTo(RequestKind.SIGN_IN_FAILED));
    }

    @Test
    void thievesWorkFromPlacesThatOwnersUseToo() {
        Set<Long> operators = new HashSet<>();
        OWNERS.values()
                .forEach(hits ->
                        hits.forEach(hit -> operators.add(hit.address().place().asn())));
        long strange = THEFTS.values().stream()
                .flatMap(List::stream)
                .filter(hit -> !operators.contains(hit.address().place().asn()))
                .count();
        long all = THEFTS.values().stream().mapToLong(List::size).sum();

        assertThat(strange).isLessThan(all / 20);
    }
}
