package org.carrel.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {

    @Test
    void bytesOfAnHourAreForgottenAfterIt() {
        Windows windows = new Windows();
        windows.advance(3600, 0);
        windows.addBytes(5 << 20);
        windows.advance(3600 + 3000, 0);
        windows.addBytes(1 << 20);

        assertThat(windows.bytesLastHour()).isEqualTo(6 << 20);
        windows.advance(2 * 3600, 0);
        assertThat(windows.bytesLastHour()).isEqualTo(1 << 20);
    }

    @Test
    void absurdSizesNeitherOverflowNorStay() {
        Windows windows = new Windows();
        for (int step = 0; step < 12; step++) {
            windows.advance(3600 + step * 300L, 0);
            for (int i = 0; i < 40; i++) {
                windows.addBytes(Long.MAX_VALUE);
            }
        }

        assertThat(windows.bytesLastHour()).isGreaterThan(1L << 40);
        windows.advance(3 * 3600, 0);
        assertThat(windows.bytesLastHour()).isZero();
    }
}
