package org.carrel.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.KeysAway;
import org.carrel.testkit.SoftHsm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private SentinelSettings settings(@Nullable Path keys, String pin) {
        return new SentinelSettings(folder, 5, 5000, Duration.ZERO, null, keys, "correct horse", pin);
    }

    private Path described(SoftHsm.Device device) {
        return device.describedIn(folder.resolve("device.properties"));
    }

    @Test
    void keysStandInTheDataFolderUnlessSaidOtherwise() throws KeyProblem {
        new TokenKeys(settings(null, "")).open();
        assertThat(new KeyFile(folder.resolve("keys.p12"))
                        .open("correct horse".toCharArray())
                        .epoch())
                .isEqualTo(1);

        Path elsewhere = folder.resolve("elsewhere.p12");
        new TokenKeys(settings(elsewhere, "")).open();
        assertThat(elsewhere).exists();
    }

    @Test
    void aKeyDeviceLeavesNoKeyFile() {
        TokenKeys keys = new TokenKeys(settings(described(SoftHsm.next()), SoftHsm.PIN));
        assertThat(keys.open().epoch()).isEqualTo(1);
        assertThat(folder.resolve("keys.p12")).doesNotExist();
    }

    @Test
    void aKeyDeviceThatFollowsAFileBeginsTheNextEpoch() throws KeyProblem {
        KeyFile file = new KeyFile(folder.resolve("keys.p12"));
        char[] passphrase = "correct horse".toCharArray();
        file.create(passphrase);
        file.rotate(passphrase);
        Path described = described(SoftHsm.next());
        assertThat(new TokenKeys(settings(described, SoftHsm.PIN)).open().epoch())
                .isEqualTo(3);
        assertThat(new TokenKeys(settings(described, SoftHsm.PIN)).open().epoch())
                .isEqualTo(3);
    }

    @Test
    void whatIsWrongIsSaidUntilItIsMended() throws IOException {
        Path described = folder.resolve("device.properties");
        TokenKeys keys = new TokenKeys(settings(described, SoftHsm.PIN));
        assertThat(keys.trouble()).isEmpty();

        assertThatThrownBy(keys::open).isInstanceOf(KeysAway.class).hasMessageContaining("There is no file");
        assertThat(keys.trouble()).hasValueSatisfying(said -> assertThat(said).contains("There is no file"));

        Files.writeString(described, "library=/no/such/library.so\nslot=1\n");
        assertThatThrownBy(keys::open).hasMessageContaining("There is no PKCS#11 library");

        described(SoftHsm.next());
        assertThat(keys.open().epoch()).isEqualTo(1);
        assertThat(keys.trouble()).isEmpty();
    }

    @Test
    void aWrongPinIsSaidWithoutIt() {
        TokenKeys keys = new TokenKeys(settings(described(SoftHsm.next()), "271828"));
        assertThatThrownBy(keys::open)
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("The PIN does not open")
                .hasMessageNotContaining("271828");
    }

    @Test
    void neitherPassphraseNorPinIsPrinted() {
        assertThat(settings(null, "271828").toString()).doesNotContain("271828", "correct horse");
    }
}
