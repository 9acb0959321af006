package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SipHashTest {

    /// Appendix A of the SipHash paper: key 00…0f, message 00…0e.
    @Test
    void thePapersExampleComesOut() {
        assertThat(SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, count(15), 0, 15))
                .isEqualTo(0xa129ca6149be45e5L);
    }

    /// First vectors of the reference implementation, messages of 0, 1 and 8 bytes.
    @Test
    void theReferenceVectorsComeOut() {
        assertThat(SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, count(0), 0, 0))
                .isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, count(1), 0, 1))
                .isEqualTo(0x74f839c593dc67fdL);
        assertThat(SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, count(8), 0, 8))
                .isEqualTo(0x93f5f5799a932462L);
    }

    private static byte[] count(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
