package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /// Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in
    /// Medicine 1998, table I, method 3.
    @ParameterizedTest
    @CsvSource({"81, 263, .2553, .3662", "15, 148, .0624, .1605", "0, 20, .0000, .1611", "1, 29, .0061, .1718"})
    void wilsonsBoundsAreThePublishedOnes(int hits, int of, double low, double high) {
        Interval interval = Interval.wilson(hits, of);

        assertThat(interval.estimate()).isEqualTo((double) hits / of);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void ofNothingEverythingIsPossible() {
        assertThat(Interval.wilson(0, 0).estimate()).isNaN();
        assertThat(Interval.wilson(0, 0).low()).isZero();
        assertThat(Interval.wilson(0, 0).high()).isEqualTo(1);
    }

    /// Exact bounds: Garwood 1936.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.689",
        "1, .0253, 5.572",
        "5, 1.623, 11.668",
        "10, 4.795, 18.390",
        "50, 37.11, 65.92",
        "51, 37.97, 67.06"
    })
    void poissonBoundsAreTheExactOnes(int count, double low, double high) {
        Interval interval = Interval.poisson(count);

        assertThat(interval.low()).isCloseTo(low, within(.002 * low));
        assertThat(interval.high()).isCloseTo(high, within(.002 * high));
    }

    @Test
    void theMeanOfEqualSharesIsThatShareAndSurerThanEach() {
        Interval one = Interval.wilson(5, 10);
        Interval mean = Interval.mean(List.of(one, one, one, one));

        assertThat(mean.estimate()).isEqualTo(.5);
        assertThat(mean.high() - mean.low()).isCloseTo((one.high() - one.low()) / 2, within(1e-12));
    }

    @Test
    void aShareOfNothingTakesNoPartInTheMean() {
        assertThat(Interval.mean(List.of(Interval.wilson(3, 4), Interval.wilson(0, 0)))
                        .estimate())
                .isEqualTo(.75);
    }
}
