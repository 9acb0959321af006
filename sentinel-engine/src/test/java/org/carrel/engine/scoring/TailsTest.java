package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailsTest {

    @Test
    void logGammaAgreesWithFactorialsAndWithTheRootOfPi() {
        assertThat(Tails.logGamma(11)).isCloseTo(StrictMath.log(3_628_800), within(1e-10));
        assertThat(Tails.logGamma(0.5)).isCloseTo(StrictMath.log(StrictMath.PI) / 2, within(1e-10));
    }

    @Test
    void theNegativeBinomialTailIsTheSumOfItsTerms() {
        // size 1 is the geometric law: P(X ≥ x) = q^x, so mid-p is q^(x+1) + (1 − q)·q^x / 2
        double q = 3 / (3 + 1.0);
        double expected = StrictMath.pow(q, 11) + (1 - q) * StrictMath.pow(q, 10) / 2;

        assertThat(Tails.negativeBinomial(10, 3, 1)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void aLongTailIsNotCutShort() {
        double q = 2000 / 2001.0;

        assertThat(Tails.negativeBinomial(3000, 2000, 1)).isCloseTo(StrictMath.pow(q, 3000), within(0.01));
    }

    @Test
    void whatIsNotRareIsWorthNothing() {
        assertThat(Tails.bits(0.4)).isZero();
    }

    @Test
    void onePerThousandIsWorthNearlySixBits() {
        assertThat(Tails.bits(0.001)).isCloseTo(5.73, within(0.01));
    }

    @Test
    void threeCombinedTailsAreNotStrongerThanTheStrongest() {
        assertThat(Tails.cauchy(0.001, 0.001, 0.001)).isCloseTo(0.001, within(1e-6));
        assertThat(Tails.cauchy(0.5, 0.001, 0.5)).isCloseTo(0.002, within(1e-4));
    }

    @Test
    void aTailAboveOneHalfDoesNotOutweighTheOthers() {
        assertThat(Tails.cauchy(1, 0.001, 1)).isEqualTo(Tails.cauchy(0.5, 0.001, 0.5));
        assertThat(Tails.cauchy(1, 1, 0.001)).isCloseTo(0.004, within(1e-4));
        assertThat(Tails.cauchy(0.9, 1, 0.7)).isCloseTo(0.5, within(1e-9));
    }
}
