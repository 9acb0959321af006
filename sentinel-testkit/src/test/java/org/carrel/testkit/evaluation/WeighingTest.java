package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carrel.testkit.evaluation.TinyWorld.second;

import java.util.List;
import org.junit.jupiter.api.Test;

/// 10 accounts, 10 days; BULK on 1 account-day, SLOW on 3: 96 of 100 account-days are nobody's.
class WeighingTest {

    private static final double RATE = .01;

    private static TinyWorld world() {
        return new TinyWorld()
                .attack("BULK", 0, second(5, 9), second(5, 11), second(5, 9), second(5, 10), second(5, 11))
                .attack("SLOW", 1, second(2, 9), second(6, 9), second(2, 9), second(4, 9), second(6, 9));
    }

    @Test
    void everyScenarioGetsTheSameShareOfTheBaseRate() {
        Weighing weighing = new Weighing(List.of(world().observe()));

        // π·M/S = .01 · 100 / 2 account-days each
        assertThat(weighing.attack("BULK", RATE)).isCloseTo(.5, within(1e-12));
        assertThat(weighing.attack("SLOW", RATE)).isCloseTo(.5 / 3, within(1e-12));
        assertThat(weighing.ordinary(RATE)).isCloseTo(.99 * 100 / 96, within(1e-12));
        double thieves = 1 * weighing.attack("BULK", RATE) + 3 * weighing.attack("SLOW", RATE);
        assertThat(thieves / (thieves + 96 * weighing.ordinary(RATE))).isCloseTo(RATE, within(1e-12));
    }

    @Test
    void precisionAndAlertsADayFollowFromTheWeights() {
        Observation observed = world().alert("x", 0, second(5, 10), 12)
                .alert("x", 1, second(3, 9), 12)
                .alert("x", 7, second(3, 9), 12)
                .alert("x", 8, second(4, 9), 12)
                .observe();
        Contender.At at = new Contender("x", List.of(observed), 0).at(11, RATE);

        double right = .5 + .5 / 3;
        double wrong = 2 * .99 * 100 / 96;
        assertThat(at.judged().caught()).containsEntry("BULK", 1).containsEntry("SLOW", 1);
        assertThat(at.judged().falseAlerts()).isEqualTo(2);
        assertThat(at.expected().precision().estimate()).isCloseTo(right / (right + wrong), within(1e-12));
        // 100 account-days are 1/200 of a day of 20,000 accounts
        assertThat(at.expected().attackAlerts()).isCloseTo(right * 200, within(1e-9));
        assertThat(at.expected().falseAlerts()).isCloseTo(wrong * 200, within(1e-9));
        assertThat(at.judged().meanTpr().estimate()).isEqualTo(1);
    }

    @Test
    void theLineRisesUntilTheBudgetHolds() {
        Observation observed = world().alert("x", 0, second(5, 10), 20)
                .alert("x", 7, second(3, 9), 15)
                .alert("x", 8, second(4, 9), 12)
                .observe();
        Contender contender = new Contender("x", List.of(observed), 0);
        double bulk = .5 * 200;
        double one = .99 * 100 / 96 * 200;

        assertThat(contender.atBudget(bulk + 2 * one + 1e-6, RATE, 11).line()).isEqualTo(11);
        assertThat(contender.atBudget(bulk + one + 1e-6, RATE, 11).line()).isEqualTo(15);
        assertThat(contender.atBudget(bulk + 1e-6, RATE, 11).line()).isEqualTo(20);
        assertThat(contender.atBudget(bulk - 1e-6, RATE, 11).judged().alerts()).isZero();
    }

    @Test
    void ofLinesAsPreciseTheOneThatCatchesMostIsTaken() {
        Observation observed = world().alert("x", 0, second(5, 10), 20)
                .alert("x", 7, second(3, 9), 15)
                .alert("x", 1, second(4, 9), 12)
                .observe();
        List<Contender.At> sweep = new Contender("x", List.of(observed), 0).sweep(RATE);

        assertThat(Contender.atPrecision(sweep, .9)).isNotNull().satisfies(at -> {
            assertThat(at.line()).isEqualTo(20);
            assertThat(at.judged().meanTpr().estimate()).isEqualTo(.5);
        });
        assertThat(Contender.atPrecision(sweep, .1))
                .isNotNull()
                .satisfies(at -> assertThat(at.judged().meanTpr().estimate()).isEqualTo(1));
    }

    @Test
    void anAlertCatchesFromTheFirstEventUntilADayAfterTheLast() {
        assertThat(caught(second(5, 9))).isTrue();
        assertThat(caught(second(6, 11))).isTrue();
        assertThat(caught(second(5, 9) - 1)).isFalse();
        assertThat(caught(second(6, 11) + 1)).isFalse();
    }

    private static boolean caught(long at) {
        Observation observed = world().alert("x", 0, at, 12).observe();
        return new Contender("x", List.of(observed), 0)
                        .at(11, RATE)
                        .judged()
                        .caught()
                        .getOrDefault("BULK", 0)
                == 1;
    }

    @Test
    void anAlertOpenSinceBeforeTheAttackDoesNotCatchIt() {
        Observation observed = world().alert("x", 0, second(4, 9), 12)
                .alert("x", 0, second(5, 10), 12)
                .observe();
        Judged judged = new Contender("x", List.of(observed), 0).at(11, RATE).judged();

        assertThat(judged.caught()).containsEntry("BULK", 0);
        assertThat(judged.falseAlerts()).isEqualTo(1);
    }

    @Test
    void anAlertSoonAfterAnAttackIsItsAftermathAndWeightedLikeIt() {
        Observation observed = world().alert("x", 0, second(8, 9), 12).observe();
        Contender.At at = new Contender("x", List.of(observed), 0).at(11, RATE);

        assertThat(at.judged().falseAlerts()).isZero();
        assertThat(at.judged().aftermath()).containsEntry("BULK", 1);
        assertThat(at.expected().falseAlerts()).isCloseTo(.5 * 200, within(1e-9));
        assertThat(at.expected().precision().estimate()).isZero();
    }

    @Test
    void whatWasTakenBeforeTheAlertIsLost() {
        Observation observed = world().alert("x", 0, second(5, 11), 12).observe();
        Judged judged = new Contender("x", List.of(observed), 0).at(11, RATE).judged();

        assertThat(Losses.of(judged.catches(), "BULK")).isEqualTo(new Losses(new int[] {2}, new int[] {2}));
        assertThat(Losses.of(judged.catches(), "SLOW")).isEqualTo(new Losses(new int[0], new int[] {3}));
    }

    @Test
    void aScenarioThatStruckManyAccountsDoesNotDrownTheOthers() {
        List<Judged.Catch> catches = new java.util.ArrayList<>();
        for (int i = 0; i < 9; i++) {
            catches.add(new Judged.Catch(0, new World.Attack("t" + i, "a", "TESTING", 0, 9, 1, List.of(1L)), 5));
        }
        catches.add(new Judged.Catch(0, new World.Attack("b", "a", "BULK", 0, 9, 3, List.of(1L, 2L, 3L)), 5));

        Losses balanced = Losses.balanced(catches);
        assertThat(Losses.quantile(balanced.caught(), .5)).isEqualTo(2);
        assertThat(Losses.quantile(balanced.all(), .49)).isEqualTo(1);
        assertThat(Losses.quantile(balanced.all(), .51)).isEqualTo(3);
    }

    @Test
    void quantilesLieBetweenTheNearestValues() {
        assertThat(Losses.quantile(new int[] {1, 2, 4}, .5)).isEqualTo(2);
        assertThat(Losses.quantile(new int[] {1, 2}, .5)).isEqualTo(1.5);
        assertThat(Losses.quantile(new int[0], .5)).isNaN();
    }

    @Test
    void falseAlertsAreCountedOnTheDaysOfTheirLookalike() {
        TinyWorld world =
                world().lookalike("HOTEL", 7, 3).lookalike("HOTEL", 7, 4).alert("x", 7, second(3, 9), 12);
        for (int account = 0; account < 10; account++) {
            for (int day = 0; day < 10; day++) {
                world.days.add(account, day, 1, 0, 0);
            }
        }
        Observation observed = world.observe();
        Judged judged = new Contender("x", List.of(observed), 0).at(11, RATE).judged();

        assertThat(LookalikeRate.of(List.of(observed), judged))
                .containsExactly(
                        new LookalikeRate("HOTEL", 2, 1),
                        new LookalikeRate(LookalikeRate.ANY, 2, 1),
                        new LookalikeRate(LookalikeRate.ORDINARY, 94, 0));
    }
}
