package org.carrel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Links in letters that were sent, and tokens that gates hold, stay valid only while these forms stay as they are.
class SecretCodeTest {

    @Test
    void aCodeFitsIntoALinkAsItIs() {
        assertThat(SecretCode.forLink()).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(SecretCode.forLink());
    }

    @Test
    void aTokenBeginsWithWhatItIsFor() {
        assertThat(SecretCode.token("gate-")).matches("gate-[0-9a-f]{64}").isNotEqualTo(SecretCode.token("gate-"));
    }

    /// The usual example of SHA-256, and a letter of two bytes.
    @Test
    void theHashIsSha256OfTheTextInUtf8() {
        assertThat(hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hash("é")).isEqualTo("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
    }

    private static String hash(String code) {
        return HexFormat.of().formatHex(SecretCode.hash(code));
    }
}
