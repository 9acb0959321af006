package org.carrel.buildings.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallCountsTest {

    @Test
    void underFiveIsNotToldApart() {
        for (int count = 0; count < 5; count++) {
            assertThat(SmallCounts.shown(count)).isZero();
            assertThat(SmallCounts.isSmall(count)).isTrue();
        }
    }

    @Test
    void oneMoreOrLessCannotBeSeenButAtTheEdgeOfFive() {
        assertThat(SmallCounts.shown(5)).isEqualTo(5);
        assertThat(SmallCounts.shown(7)).isEqualTo(5);
        assertThat(SmallCounts.shown(8)).isEqualTo(10);
        assertThat(SmallCounts.shown(412)).isEqualTo(410);
    }
}
