package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TenthsTest {

    @Test
    void shownReasonsAddUpToTheShownScoreAndEachIsLessThanATenthOff() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            List<Double> bits = new ArrayList<>();
            double score = 0;
            for (int i = random.nextInt(12); i >= 0; i--) {
                double each = random.nextGaussian() * 5;
                bits.add(each);
                score += each;
            }

            double[] shown = Tenths.of(bits, score);

            long sum = 0;
            for (int i = 0; i < shown.length; i++) {
                assertThat(shown[i]).isCloseTo(bits.get(i), within(0.1));
                sum += Math.round(10 * shown[i]);
            }
            assertThat(String.format(Locale.ROOT, "%.1f", sum / 10.0 + 0.0))
                    .isEqualTo(String.format(Locale.ROOT, "%.1f", Math.round(10 * score) == 0 ? 0.0 : score));
        }
    }

    @Test
    void whatIsFurthestFromBeingShownAsItIsGivesWay() {
        assertThat(Tenths.of(List.of(1.04, 1.04, 1.04), 3.12)).containsExactly(1.1, 1.0, 1.0);
        assertThat(Tenths.of(List.of(2.25, -1.02, 0.07), 1.3)).containsExactly(2.2, -1.0, 0.1);
    }

    @Test
    void reasonsOfAnotherScoreAreRoundedEachForItself() {
        assertThat(Tenths.of(List.of(7.25, 0.04), 14.25)).containsExactly(7.3, 0.0);
        assertThat(Tenths.of(List.of(), 3)).isEmpty();
    }
}
