package org.carrel.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {

    @Test
    void itHoldsWhatASetHolds() {
        Random chance = new Random(7);
        LongSet set = LongSet.of(new byte[0]);
        Set<Long> expected = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long value = chance.nextInt(4) == 0 ? chance.nextInt(500) : chance.nextLong();
            assertThat(set.add(value)).isEqualTo(expected.add(value));
        }
        assertThat(set.packed()).hasSize(expected.size() * Long.BYTES);
    }

    @Test
    void packedAndReadAgainItIsTheSame() {
        LongSet set = LongSet.of(new byte[0]);
        for (long value : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 64, 128}) {
            set.add(value);
        }
        LongSet again = LongSet.of(set.packed());
        assertThat(again.packed()).isEqualTo(set.packed());
        assertThat(again.add(0)).isFalse();
        assertThat(again.add(Long.MIN_VALUE)).isFalse();
        assertThat(again.add(2)).isTrue();
    }
}
