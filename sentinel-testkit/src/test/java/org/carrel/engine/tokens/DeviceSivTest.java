package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.testkit.SoftHsm;
import org.cryptomator.siv.SivMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// AES-SIV by a device, against RFC 5297, against the Wycheproof vectors and against the library
/// that does it without one. The known keys are put into the device for the test alone.
class DeviceSivTest {
    private static final Path VECTORS = Path.of("../../shared/data/crypto/aes_siv_cmac_test.json");
    private static final Pattern TEST = Pattern.compile("\"key\": \"([0-9a-f]*)\",\\s*\"aad\": \"([0-9a-f]*)\",\\s*"
            + "\"msg\": \"([0-9a-f]*)\",\\s*\"ct\": \"([0-9a-f]*)\",\\s*\"result\": \"(valid|invalid)\"");

    @SuppressWarnings("NullAway.Init")
    private static Provider device;

    @BeforeAll
    static void aDevice() throws KeyProblem {
        SoftHsm.Device fresh = SoftHsm.next();
        DeviceSettings settings = new DeviceSettings(SoftHsm.LIBRARY, fresh.slot(), null);
        device = Security.getProvider("SunPKCS11").configure(settings.forProvider("vectors"));
        try {
            java.security.KeyStore.getInstance("PKCS11", device).load(null, SoftHsm.PIN.toCharArray());
        } catch (java.security.GeneralSecurityException | IOException failed) {
            throw new KeyProblem("The fresh device does not open: " + failed);
        }
    }

    private static DeviceSiv siv(byte[] key, byte[]... associated) {
        int half = key.length / 2;
        return new DeviceSiv(
                new DeviceKey(aes(key, 0, half), aes(key, half, key.length), device, "the test's device"), associated);
    }

    private static SecretKey aes(byte[] key, int from, int to) {
        return new SecretKeySpec(Arrays.copyOfRange(key, from, to), "AES");
    }

    /// RFC 5297, A.1.
    @Test
    void theDeterministicExampleOfTheRfcComesOut() {
        DeviceSiv siv = siv(
                hex("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"),
                hex("101112131415161718191a1b1c1d1e1f2021222324252627"));
        byte[] sealed = hex("85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c");
        assertThat(siv.seal(hex("112233445566778899aabbccddee"))).isEqualTo(sealed);
        assertThat(siv.open(sealed)).isEqualTo(hex("112233445566778899aabbccddee"));
        sealed[3] ^= 1;
        assertThat(siv.open(sealed)).isNull();
    }

    /// RFC 5297, A.2: three associated data, a text longer than a block.
    @Test
    void theExampleOfTheRfcWithANonceComesOut() {
        DeviceSiv siv = siv(
                hex("7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f"),
                hex("00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100"),
                hex("102030405060708090a0"),
                hex("09f911029d74e35bd84156c5635688c0"));
        byte[] text = hex(
                "7468697320697320736f6d6520706c61696e7465787420746f20656e637279" + "7074207573696e67205349562d414553");
        byte[] sealed = hex("7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17"
                + "dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d");
        assertThat(siv.seal(text)).isEqualTo(sealed);
        assertThat(siv.open(sealed)).isEqualTo(text);
    }

    @Test
    void everyWycheproofVectorIsDecided() throws IOException {
        assumeThat(VECTORS).as("the test vectors are not beside the checkout").exists();
        Matcher tests = TEST.matcher(Files.readString(VECTORS));
        int valid = 0;
        int invalid = 0;
        while (tests.find()) {
            byte[] key = hex(tests.group(1));
            if (key.length == 48) {
                // halves of 192 bits, which Carrel never has
                continue;
            }
            DeviceSiv siv = siv(key, hex(tests.group(2)));
            byte[] opened = siv.open(hex(tests.group(4)));
            assertThat(opened != null)
                    .as(tests.group())
                    .isEqualTo(tests.group(5).equals("valid"));
            if (opened != null) {
                assertThat(opened).isEqualTo(hex(tests.group(3)));
                assertThat(siv.seal(opened)).isEqualTo(hex(tests.group(4)));
                valid++;
            } else {
                invalid++;
            }
        }
        assertThat(valid).isGreaterThan(40);
        assertThat(invalid).isGreaterThan(40);
    }

    @Test
    void textsOfEveryLengthComeOutAsWithoutADevice() {
        Random random = new Random(3);
        byte[] key = new byte[Keys.IDENTIFYING_BYTES];
        random.nextBytes(key);
        byte[] associated = "carrel-account-1".getBytes(StandardCharsets.US_ASCII);
        DeviceSiv siv = siv(key, associated);
        for (int length = 0; length < 130; length++) {
            byte[] text = new byte[length];
            random.nextBytes(text);
            byte[] sealed = new SivMode().encrypt(new SecretKeySpec(key, "AES"), text, associated);
            assertThat(siv.seal(text)).as("length %d", length).isEqualTo(sealed);
            assertThat(siv.open(sealed)).isEqualTo(text);
        }
    }

    @Test
    void tokensAreThoseOfTheSameKeyInAFile() throws KeyProblem {
        Keys file = Keys.fixed(3, 11);
        byte[] key = file.identifying().getEncoded();
        DeviceKey held = new DeviceKey(aes(key, 0, 32), aes(key, 32, 64), device, "the test's device");
        Keys onDevice = new Keys(3, held, file.hashing());
        for (String name : new String[] {"a", "jsmith", "sixteen-letters!", "x".repeat(200), "zoë"}) {
            String token = new AccountTokens(onDevice).token(name);
            assertThat(token).isEqualTo(new AccountTokens(file).token(name));
            assertThat(new AccountTokens(onDevice).reveal(token)).isEqualTo(name);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
