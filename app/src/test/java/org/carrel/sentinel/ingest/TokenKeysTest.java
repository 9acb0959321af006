package org.carrel.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
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

    private final KnownEpochs known = new Remembered();

    private SentinelSettings settings(@Nullable Path keys, String pin) {
        return settings(keys, pin, false);
    }

    private SentinelSettings settings(@Nullable Path keys, String pin, boolean lost) {
        return new SentinelSettings(folder, 5, 5000, Duration.ZERO, null, keys, lost, "correct horse", pin);
    }

    private Path described(SoftHsm.Device device) {
        return device.describedIn(folder.resolve("device.properties"));
    }

    @Test
    void keysStandInTheDataFolderUnlessSaidOtherwise() throws KeyProblem {
        keys(settings(null, "")).open();
        assertThat(new KeyFile(folder.resolve("keys.p12"))
                        .open("correct horse".toCharArray())
                        .epoch())
                .isEqualTo(1);

        Path elsewhere = folder.resolve("elsewhere.p12");
        new TokenKeys(settings(elsewhere, ""), new Remembered()).open();
        assertThat(elsewhere).exists();
    }

    @Test
    void aKeyDeviceLeavesNoKeyFile() {
        TokenKeys keys = keys(settings(described(SoftHsm.next()), SoftHsm.PIN));
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
        assertThat(keys(settings(described, SoftHsm.PIN)).open().epoch()).isEqualTo(3);
        assertThat(keys(settings(described, SoftHsm.PIN)).open().epoch()).isEqualTo(3);
    }

    @Test
    void whatIsWrongIsSaidUntilItIsMended() throws IOException {
        Path described = folder.resolve("device.properties");
        TokenKeys keys = keys(settings(described, SoftHsm.PIN));
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
        TokenKeys keys = keys(settings(described(SoftHsm.next()), "271828"));
        assertThatThrownBy(keys::open)
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("The PIN does not open")
                .hasMessageNotContaining("271828");
    }

    @Test
    void neitherPassphraseNorPinIsPrinted() {
        assertThat(settings(null, "271828").toString()).doesNotContain("271828", "correct horse");
    }

    private TokenKeys keys(SentinelSettings settings) {
        return new TokenKeys(settings, known);
    }

    @Test
    void whereTokensWereMadeNoOtherKeysAreMade() throws IOException {
        keys(settings(null, "")).open();
        Path file = folder.resolve("keys.p12");
        Path away = Files.move(file, folder.resolve("away.p12"));

        TokenKeys keys = keys(settings(null, ""));
        assertThatThrownBy(keys::open).isInstanceOf(KeysAway.class).hasMessageContaining("There is no keystore");
        assertThat(file).doesNotExist();

        Files.move(away, file);
        assertThat(keys.open().epoch()).isEqualTo(1);
    }

    @Test
    void otherKeysAreNotTakenForThoseThatMadeTheTokens() throws IOException {
        keys(settings(null, "")).open();
        Files.move(folder.resolve("keys.p12"), folder.resolve("away.p12"));
        new TokenKeys(settings(null, ""), new Remembered()).open();

        assertThatThrownBy(keys(settings(null, ""))::open)
                .isInstanceOf(KeysAway.class)
                .hasMessageContaining("are not those that made the tokens of epoch 1");
    }

    @Test
    void keysThatAreLostForGoodAreFollowedByAnEpochOfTheirOwn() throws IOException {
        keys(settings(null, "")).open();
        Files.delete(folder.resolve("keys.p12"));

        assertThat(keys(settings(null, "", true)).open().epoch()).isEqualTo(2);
        assertThat(keys(settings(null, "")).open().epoch()).isEqualTo(2);
    }

    /// As the database remembers it.
    private static final class Remembered implements KnownEpochs {

        private final TreeMap<Integer, Known> epochs = new TreeMap<>();

        @Override
        public Optional<Known> newest() {
            return epochs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(epochs.lastEntry().getValue());
        }

        @Override
        public Known remember(Known epoch) {
            return Optional.ofNullable(epochs.putIfAbsent(epoch.epoch(), epoch)).orElse(epoch);
        }
    }
}
