package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.SecretKeySpec;
import org.cryptomator.siv.SivMode;
import org.cryptomator.siv.UnauthenticCiphertextException;
import org.junit.jupiter.api.Test;

/// The library that makes our tokens against the Wycheproof vectors.
class AesSivVectorsTest {
    private static final Path VECTORS = Path.of("../../shared/data/crypto/aes_siv_cmac_test.json");
    private static final Pattern TEST = Pattern.compile("\"key\": \"([0-9a-f]*)\",\\s*\"aad\": \"([0-9a-f]*)\",\\s*"
            + "\"msg\": \"([0-9a-f]*)\",\\s*\"ct\": \"([0-9a-f]*)\",\\s*\"result\": \"(valid|invalid)\"");

    @Test
    void everyVectorOf256BitKeysIsDecided() throws IOException {
        assumeThat(VECTORS).as("the test vectors are not beside the checkout").exists();
        Matcher tests = TEST.matcher(Files.readString(VECTORS));
        int valid = 0;
        int invalid = 0;
        while (tests.find()) {
            byte[] key = hex(tests.group(1));
            if (key.length != Keys.IDENTIFYING_BYTES) {
                continue;
            }
            boolean opens = opens(key, hex(tests.group(2)), hex(tests.group(3)), hex(tests.group(4)));
            assertThat(opens).as(tests.group()).isEqualTo(tests.group(5).equals("valid"));
            valid += opens ? 1 : 0;
            invalid += opens ? 0 : 1;
        }
        assertThat(valid).isGreaterThan(20);
        assertThat(invalid).isGreaterThan(20);
    }

    private static boolean opens(byte[] key, byte[] data, byte[] message, byte[] sealed) {
        SecretKeySpec secret = new SecretKeySpec(key, "AES");
        try {
            byte[] opened = new SivMode().decrypt(secret, sealed, data);
            assertThat(opened).isEqualTo(message);
            assertThat(new SivMode().encrypt(secret, message, data)).isEqualTo(sealed);
            return true;
        } catch (UnauthenticCiphertextException | IllegalBlockSizeException refused) {
            return false;
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
