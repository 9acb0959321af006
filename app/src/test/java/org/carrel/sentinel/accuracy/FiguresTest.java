package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.sentinel.accuracy.Agreement.Pair;
import org.carrel.sentinel.accuracy.Reliability.Shown;
import org.junit.jupiter.api.Test;

/// Each formula against a value that was computed otherwise; the source stands with it.
class FiguresTest {

    @Test
    void wilsonsIntervalIsThatOfR() {
        // R 4.3: prop.test(8, 10, correct = FALSE)$conf.int; prop.test(0, 10, correct = FALSE)
        Estimate eight = Proportion.wilson(8, 10);
        assertThat(eight.low()).isCloseTo(0.4901625, within(1e-7));
        assertThat(eight.high()).isCloseTo(0.9433178, within(1e-7));
        assertThat(Proportion.wilson(0, 10).low()).isZero();
        assertThat(Proportion.wilson(0, 10).high()).isCloseTo(0.2775328, within(1e-7));
    }

    @Test
    void theExactUpperBoundIsThatOfClopperAndPearson() {
        // R 4.3: binom.test(2, 20)$conf.int[2]
        assertThat(Proportion.upperBound(2, 20, 0.975)).isCloseTo(0.3169827, within(1e-7));
        // none in 30: 1 - 0.05^(1/30), by hand; the rule of three says 0.1
        assertThat(Proportion.upperBound(0, 30, 0.95)).isCloseTo(0.0950339, within(1e-7));
        assertThat(Proportion.upperBound(0, 0, 0.95)).isEqualTo(1);
        assertThat(Proportion.upperBound(3, 3, 0.95)).isEqualTo(1);
    }

    @Test
    void kappaIsThatOfTheTextbook() {
        // 20 both yes, 5 yes and no, 10 no and yes, 15 both no: kappa 0.4 (en.wikipedia.org/wiki/Cohen's_kappa)
        List<Pair> pairs = new ArrayList<>();
        add(pairs, 20, "yes", "yes");
        add(pairs, 5, "yes", "no");
        add(pairs, 10, "no", "yes");
        add(pairs, 15, "no", "no");
        Agreement agreement = Agreement.of(pairs);
        assertThat(agreement.agreement().value()).isEqualTo(0.7);
        assertThat(agreement.kappa())
                .hasValueSatisfying(kappa -> assertThat(kappa).isCloseTo(0.4, within(1e-12)));
        assertThat(Agreement.of(List.of(new Pair("no", "no"))).kappa()).isEmpty();
    }

    @Test
    void hajeksEstimateWeighsEachSampleByItsChance() {
        // by hand: weights 100, 100, 10, 10; the theft has 10 of 220; of 1,000 days below that is 45.4545
        List<Recall.Judged> judged = List.of(
                new Recall.Judged("below_0", 0.01, false),
                new Recall.Judged("below_0", 0.01, false),
                new Recall.Judged("from_5", 0.1, true),
                new Recall.Judged("from_5", 0.1, false));
        // alerts: 30 days, of the 20 decided ones 10 stolen, so 15
        List<Recall.Case> alerts = List.of(
                new Recall.Case(10, java.util.Optional.of(true)),
                new Recall.Case(10, java.util.Optional.of(false)),
                new Recall.Case(10, java.util.Optional.empty()));
        Recall recall = Recall.of(alerts, new TreeMap<>(Map.of("below_0", 900L, "from_5", 100L)), judged, 1, 500);
        assertThat(recall.theftDaysInAlerts()).isCloseTo(15, within(1e-9));
        assertThat(recall.theftDaysBelow()).isCloseTo(45.4545, within(1e-4));
        assertThat(recall.recall())
                .hasValueSatisfying(estimate -> assertThat(estimate.value()).isCloseTo(15 / 60.4545, within(1e-5)));
    }

    @Test
    void theBootstrapIntervalIsThatOfTheBinomialWhereItMustBe() {
        // 10 thefts in 100 samples of 1,000 days with equal chances, 50 stolen days in alerts for certain. The number
        // redrawn is binomial(100, 0.1), whose 2.5% and 97.5% quantiles are 5 and 16 (R: qbinom): 50/210 to 50/100
        List<Recall.Judged> judged = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            judged.add(new Recall.Judged("below_0", 0.1, i < 10));
        }
        List<Recall.Case> alerts = List.of(new Recall.Case(50, java.util.Optional.of(true)));
        Recall recall = Recall.of(alerts, new TreeMap<>(Map.of("below_0", 1000L)), judged, 7, 4000);
        Estimate estimate = recall.recall().orElseThrow();
        assertThat(estimate.value()).isCloseTo(50 / 150.0, within(1e-9));
        assertThat(estimate.low()).isCloseTo(50 / 210.0, within(0.011));
        assertThat(estimate.high()).isCloseTo(50 / 100.0, within(0.051));
        Recall again = Recall.of(alerts, new TreeMap<>(Map.of("below_0", 1000L)), judged, 7, 4000);
        assertThat(again).isEqualTo(recall);
    }

    @Test
    void noTheftFoundBelowTheLineDoesNotMeanThatNoneIsMissed() {
        List<Recall.Judged> judged = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            judged.add(new Recall.Judged("below_0", 0.03, false));
        }
        List<Recall.Case> alerts = List.of(new Recall.Case(95, java.util.Optional.of(true)));
        Recall recall = Recall.of(alerts, new TreeMap<>(Map.of("below_0", 1000L)), judged, 7, 200);
        // none in 30 leaves up to 9.50339% of 1,000
        assertThat(recall.theftDaysBelowAtMost()).isCloseTo(95.0339, within(1e-3));
        Estimate estimate = recall.recall().orElseThrow();
        assertThat(estimate.high()).isEqualTo(1);
        assertThat(estimate.low()).isCloseTo(95 / (95 + 95.0339), within(1e-5));
    }

    @Test
    void aBandNobodyLookedIntoMayHoldAnything() {
        List<Recall.Case> alerts = List.of(new Recall.Case(1, java.util.Optional.of(true)));
        Recall recall = Recall.of(alerts, new TreeMap<>(Map.of("from_5", 40L)), List.of(), 7, 200);
        assertThat(recall.theftDaysBelowAtMost()).isEqualTo(40);
        assertThat(Recall.of(List.of(), new TreeMap<>(), List.of(), 7, 200).recall())
                .isEmpty();
    }

    @Test
    void brierScoreAndCalibrationErrorAreThoseComputedByHand() {
        // (0.9-1)^2 = 0.01, (0.8-0)^2 = 0.64, (0.2-0)^2 = 0.04, mean 0.23; bins of one: |1-0.9|, 0.8, 0.2, mean 1.1/3
        Reliability three =
                Reliability.of(List.of(new Shown(0.9, true, 1), new Shown(0.8, false, 1), new Shown(0.2, false, 1)));
        assertThat(three.brier()).isCloseTo(0.23, within(1e-12));
        assertThat(three.calibrationError()).isCloseTo(1.1 / 3, within(1e-12));
        assertThat(three.bins()).hasSize(3);
        // one that stands for three like it weighs as three
        Reliability weighed = Reliability.of(List.of(new Shown(0.05, true, 1), new Shown(0.05, false, 3)));
        assertThat(weighed.bins().getFirst().observed().value()).isCloseTo(0.25, within(1e-12));
        assertThat(weighed.bins().getFirst().n()).isEqualTo(2);
        assertThat(Reliability.of(List.of()).brier()).isNaN();
    }

    @Test
    void driftIsThatOfTheFormulasComputedElsewhere() {
        TreeMap<Double, Long> before = new TreeMap<>();
        TreeMap<Double, Long> now = new TreeMap<>();
        for (int score = 0; score < 10; score++) {
            before.put((double) score, 10L);
            now.put((double) score, score == 0 ? 20L : score == 9 ? 0L : 10L);
        }
        now.remove(9.0);
        Drift drift = Drift.of(before, now);
        // Python: sum((q - p) * log(q / p)), p = 0.1 each, q = 0.2, 0.1 eight times, 0.005
        assertThat(drift.stability()).isCloseTo(0.3539093, within(1e-7));
        assertThat(drift.distance()).isCloseTo(0.1, within(1e-12));
        // Python: Kolmogorov's series at (sqrt(50) + 0.12 + 0.11 / sqrt(50)) * 0.1
        assertThat(drift.chance()).isCloseTo(0.6766201, within(1e-6));
        Drift same = Drift.of(before, before);
        assertThat(same.stability()).isZero();
        assertThat(same.distance()).isZero();
        assertThat(same.chance()).isEqualTo(1);
    }

    @Test
    void scoresNeverSeenBeforeFallIntoTheOutermostTenth() {
        TreeMap<Double, Long> before = new TreeMap<>(Map.of(0.0, 50L, 1.0, 50L));
        TreeMap<Double, Long> now = new TreeMap<>(Map.of(-5.0, 50L, 9.0, 50L));
        assertThat(Drift.of(before, now).stability()).isZero();
        assertThat(Drift.of(before, now).distance()).isEqualTo(0.5);
    }

    @Test
    void quantilesAreThoseOfR() {
        // R: quantile(c(1, 2, 4, 8), c(0.5, 0.9))
        double[] values = {1, 2, 4, 8};
        assertThat(Quantile.of(values, 0.5)).isEqualTo(3);
        assertThat(Quantile.of(values, 0.9)).isCloseTo(6.8, within(1e-12));
        assertThat(Quantile.of(new double[0], 0.5)).isNaN();
    }

    private static void add(List<Pair> pairs, int times, String first, String second) {
        for (int i = 0; i < times; i++) {
            pairs.add(new Pair(first, second));
        }
    }
}
