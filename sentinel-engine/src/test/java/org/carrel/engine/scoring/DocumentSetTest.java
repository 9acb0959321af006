package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DocumentSetTest {

    @Test
    void theSameDocumentCountsOnce() {
        DocumentSet set = new DocumentSet();

        assertThat(set.add(42)).isOne();
        assertThat(set.add(42)).isZero();
    }

    @Test
    void countsAreExactUpToEightThousand() {
        assertThat(distinct(DocumentSet.EXACT)).isEqualTo(DocumentSet.EXACT);
    }

    @Test
    void beyondThatTheyAreEstimated() {
        assertThat((double) distinct(200_000)).isCloseTo(200_000, within(10_000.0));
    }

    private static int distinct(int documents) {
        DocumentSet set = new DocumentSet();
        int count = 0;
        for (int round = 0; round < 2; round++) {
            for (long i = 1; i <= documents; i++) {
                count += set.add(scrambled(i));
            }
        }
        return count;
    }

    private static long scrambled(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
