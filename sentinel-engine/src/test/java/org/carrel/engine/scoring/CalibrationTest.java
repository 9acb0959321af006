package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// What the tables promise, whatever numbers are put into them.
class CalibrationTest {
    private static final double STEP = 1 / 64.0;

    private static void risesWithoutLeaps(DoubleUnaryOperator table, double from, double to, double steepest) {
        double before = table.applyAsDouble(from);
        for (double at = from + STEP; at <= to; at += STEP) {
            double here = table.applyAsDouble(at);
            assertThat(here).as("at %s", at).isBetween(before, before + steepest * STEP);
            before = here;
        }
    }

    @Test
    void rarerIsWorthMore() {
        risesWithoutLeaps(Calibration::bits, 0, 80, 2);
    }

    @Test
    void moreOnTheDaysBeforeIsWorthMore() {
        risesWithoutLeaps(Calibration::together, -20, 50, 1.2);
    }

    @Test
    void whatWasFoundRisesWithWhatWasFitted() {
        risesWithoutLeaps(Calibration::found, -20, 50, 1.2);
    }

    @Test
    void moreEvidenceIsRarer() {
        for (Rarity.Known known : Rarity.Known.values()) {
            risesWithoutLeaps(evidence -> -Logs.log2(Calibration.priorTail(known, evidence)), 0, 60, 2);
        }
    }

    @Test
    void whereTheTablesWereNotFittedNothingIsSurer() {
        for (double fitted = -20; fitted <= 60; fitted += STEP) {
            assertThat(Calibration.found(fitted)).isLessThanOrEqualTo(fitted);
            assertThat(Calibration.together(fitted)).isLessThanOrEqualTo(fitted);
        }
    }

    @Test
    void anAlertOpensAtOneChanceInFive() {
        assertThat(Probability.of(AlertRule.FLOOR)).isCloseTo(0.2, within(0.01));
        assertThat(opensAt(AlertRule.FLOOR)).isTrue();
        assertThat(opensAt(AlertRule.FLOOR - 0.001)).isFalse();
    }

    private static boolean opensAt(double score) {
        AccountState account = new AccountState();
        account.today.begin(100, 100 * 86_400L);
        account.today.score = score;
        Measurement measured = new Measurement();
        measured.bits[Family.TAKING.ordinal()] = score;
        new Alerting(5, new NetworkBook()).consider(account, measured, 100 * 86_400L, true, null);
        return account.episode != null;
    }
}
