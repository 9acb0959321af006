package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {

    /// Of weight 10: 8 shown .1, one of them a theft; 2 shown .8, of which one.
    private static Calibration example() {
        Calibration calibration = new Calibration();
        for (int i = 0; i < 7; i++) {
            calibration.add(.1, 1, false);
        }
        calibration.add(.1, 1, true);
        calibration.add(.8, 1, true);
        calibration.add(.8, 1, false);
        return calibration;
    }

    @Test
    void theBrierScoreIsTheMeanSquaredError() {
        assertThat(example().brier()).isCloseTo((7 * .01 + .81 + .04 + .64) / 10, within(1e-12));
        assertThat(example().brierOfBaseRate()).isCloseTo(.2 * .8, within(1e-12));
    }

    @Test
    void theErrorIsTheMeanDistanceOverBins() {
        assertThat(Calibration.error(example().fixedBins()))
                .isCloseTo(.8 * Math.abs(.125 - .1) + .2 * Math.abs(.5 - .8), within(1e-12));
    }

    @Test
    void aCaseCountsWithItsWeight() {
        Calibration calibration = new Calibration();
        calibration.add(.25, 3, false);
        calibration.add(.25, 1, true);

        assertThat(Calibration.error(calibration.fixedBins())).isCloseTo(0, within(1e-12));
        assertThat(calibration.brier()).isCloseTo((3 * .0625 + .5625) / 4, within(1e-12));
    }

    @Test
    void equalBinsHoldATenthEach() {
        Calibration calibration = new Calibration();
        for (int i = 0; i < 100; i++) {
            calibration.add(i / 100.0, 1, i % 2 == 0);
        }

        assertThat(calibration.equalBins()).hasSize(10).allSatisfy(bin -> {
            assertThat(bin.weight()).isCloseTo(.1, within(1e-9));
            assertThat(bin.cases()).isEqualTo(10);
            assertThat(bin.trueShare()).isCloseTo(.5, within(1e-9));
        });
    }

    @Test
    void aCertainTruthHasNoError() {
        Calibration calibration = new Calibration();
        calibration.add(1, 1, true);
        calibration.add(0, 1, false);

        assertThat(calibration.brier()).isZero();
        assertThat(Calibration.error(calibration.fixedBins())).isZero();
        assertThat(Calibration.error(calibration.equalBins())).isZero();
    }
}
