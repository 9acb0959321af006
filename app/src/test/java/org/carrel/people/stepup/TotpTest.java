package org.carrel.people.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = 1_111_111_111 / 30;

    /// RFC 6238, appendix B, SHA-1.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(new Totp(8).code(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void theCodeBeforeAndTheCodeAfterAreTakenAndNoOther() {
        Totp totp = new Totp(Totp.DIGITS);
        for (int off = -1; off <= 1; off++) {
            String code = totp.code(SECRET, NOW.plusSeconds(30L * off));
            assertThat(totp.step(SECRET, code, NOW, 0)).hasValue(STEP + off);
        }
        assertThat(totp.step(SECRET, totp.code(SECRET, NOW.minusSeconds(60)), NOW, 0))
                .isEmpty();
        assertThat(totp.step(SECRET, totp.code(SECRET, NOW.plusSeconds(60)), NOW, 0))
                .isEmpty();
    }

    @Test
    void aCodeWorksOnceAndSoDoesNoneBeforeIt() {
        Totp totp = new Totp(Totp.DIGITS);
        assertThat(totp.step(SECRET, totp.code(SECRET, NOW), NOW, STEP)).isEmpty();
        assertThat(totp.step(SECRET, totp.code(SECRET, NOW.minusSeconds(30)), NOW, STEP))
                .isEmpty();
        assertThat(totp.step(SECRET, totp.code(SECRET, NOW.plusSeconds(30)), NOW, STEP))
                .hasValue(STEP + 1);
    }

    @Test
    void whatIsNoCodeFitsNothing() {
        assertThat(new Totp(Totp.DIGITS).step(SECRET, "", NOW, 0)).isEmpty();
        assertThat(new Totp(Totp.DIGITS).step(SECRET, "١٢٣٤٥٦", NOW, 0)).isEmpty();
    }
}
