package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateRatioTest {

    private static void fill(RateRatio ratio, boolean group, int stratum, int alerts, int days) {
        for (int i = 0; i < days; i++) {
            ratio.add(group, stratum, i < alerts ? 1 : 0);
        }
    }

    /// The group reads more, and who reads more is alerted more: 1 of 100 among the calm, 10
    /// of 100 among the busy.
    @Test
    void agroupThatOnlyReadsMoreIsNotTreatedWorse() {
        RateRatio ratio = new RateRatio(2);
        fill(ratio, true, 0, 1, 100);
        fill(ratio, true, 1, 90, 900);
        fill(ratio, false, 0, 9, 900);
        fill(ratio, false, 1, 10, 100);

        assertThat(ratio.plain().estimate()).isCloseTo(91 / 19.0, within(1e-9));
        assertThat(ratio.withinStrata().estimate()).isCloseTo(1, within(1e-9));
        assertThat(ratio.expected()).isCloseTo(55, within(1e-9));
    }

    /// One stratum, 10 of 100 against 5 of 100: both forms are 2, standard error of the
    /// logarithm √.28.
    @Test
    void inOneStratumBothFormsAgree() {
        RateRatio ratio = new RateRatio(1);
        fill(ratio, true, 0, 10, 100);
        fill(ratio, false, 0, 5, 100);

        double error = Math.sqrt(.1 - .01 + .2 - .01);
        for (Interval interval : new Interval[] {ratio.plain(), ratio.withinStrata()}) {
            assertThat(interval.estimate()).isCloseTo(2, within(1e-9));
            assertThat(interval.low()).isCloseTo(2 * Math.exp(-1.96 * error), within(1e-4));
            assertThat(interval.high()).isCloseTo(2 * Math.exp(1.96 * error), within(1e-3));
        }
    }

    @Test
    void aGroupWithoutAFalseAlertHasABoundAboveOnly() {
        RateRatio ratio = new RateRatio(1);
        fill(ratio, true, 0, 0, 100);
        fill(ratio, false, 0, 10, 1000);

        assertThat(ratio.plain().estimate()).isZero();
        assertThat(ratio.plain().high()).isCloseTo(3.689, within(.05));
        assertThat(ratio.withinStrata().high()).isEqualTo(ratio.plain().high());
    }

    @Test
    void withoutAnyFalseAlertThereIsNothingToTell() {
        RateRatio ratio = new RateRatio(1);
        fill(ratio, true, 0, 0, 100);
        fill(ratio, false, 0, 0, 100);

        assertThat(ratio.plain().estimate()).isNaN();
        assertThat(ratio.withinStrata().estimate()).isNaN();
    }
}
