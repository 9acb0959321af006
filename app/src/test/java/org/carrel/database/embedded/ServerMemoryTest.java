package org.carrel.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerMemoryTest {

    @ParameterizedTest
    @CsvSource({"1, 128MB", "4, 256MB", "24, 1536MB", "512, 2048MB"})
    void theServerKeepsAShareOfTheMemory(long gigabytes, String buffers) {
        assertThat(ServerMemory.sharedBuffers(gigabytes << 30)).isEqualTo(buffers);
    }
}
