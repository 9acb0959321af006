package org.carrel.testkit.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsolationForestTest {

    /// Liu, Ting and Zhou 2008, equation 1, with H(n) taken as ln n + γ as they do.
    @Test
    void theMeanDepthOfAnUnsuccessfulSearchIsThePublishedOne() {
        assertThat(IsolationForest.unsuccessful(1)).isZero();
        assertThat(IsolationForest.unsuccessful(2)).isEqualTo(1);
        assertThat(IsolationForest.unsuccessful(256)).isCloseTo(10.244770920116851, within(1e-9));
    }

    private static List<double[]> cloud(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            points.add(new double[] {random.nextGaussian(), random.nextGaussian()});
        }
        return points;
    }

    @Test
    void theMiddleOfACloudIsUsualAndWhatLiesOutsideIsOdd() {
        List<double[]> points = cloud(1);
        IsolationForest forest = new IsolationForest(points, 100, 256, 7);

        assertThat(forest.score(new double[] {0, 0})).isLessThan(.5);
        assertThat(forest.score(new double[] {4, 4})).isGreaterThan(.65);
        assertThat(forest.score(new double[] {-6, 0})).isGreaterThan(forest.score(new double[] {-2, 0}));
    }

    @Test
    void theSameSeedGivesTheSameScores() {
        double[] point = {1, 2};

        assertThat(new IsolationForest(cloud(2), 50, 64, 9).score(point))
                .isEqualTo(new IsolationForest(cloud(2), 50, 64, 9).score(point))
                .isNotEqualTo(new IsolationForest(cloud(2), 50, 64, 10).score(point));
    }

    @Test
    void pointsThatAreAllAlikeAreAllUsual() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            points.add(new double[] {1, 1});
        }

        assertThat(new IsolationForest(points, 10, 64, 1).score(new double[] {1, 1}))
                .isCloseTo(.5, within(1e-9));
    }
}
