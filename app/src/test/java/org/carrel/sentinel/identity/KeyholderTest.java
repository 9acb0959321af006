package org.carrel.sentinel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Pseudonymiser;
import org.carrel.testkit.SoftHsm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyholderTest {

    private static final char[] PIN = SoftHsm.PIN.toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Keyholder keyholder(Path keys, String pin) {
        return new Keyholder(new IdentitySettings(null, false, 10, 3), folder, keys, "", pin);
    }

    @Test
    void tokensFromBeforeTheMoveToAKeyDeviceAreTurnedBackWhileTheFileIsThere() throws KeyProblem, KeysUnopened {
        KeyFile file = new KeyFile(folder.resolve("keys.p12"));
        String old = new Pseudonymiser(file.create(null)).account("jsmith");
        Path described = SoftHsm.next().describedIn(folder.resolve("device.properties"));
        String now = new Pseudonymiser(EpochStore.at(described).openOrCreate(PIN, 2)).account("jsmith");
        Keyholder keyholder = keyholder(described, SoftHsm.PIN);

        assertThat(now).startsWith("u2-");
        assertThat(keyholder.username(now)).isEqualTo("jsmith");
        assertThat(keyholder.username(old)).isEqualTo("jsmith");

        assertThat(folder.resolve("keys.p12").toFile().delete()).isTrue();
        assertThat(keyholder.username(now)).isEqualTo("jsmith");
        assertThatThrownBy(() -> keyholder.username(old))
                .isInstanceOf(KeyProblem.class)
                .hasMessageContaining("nobody can turn it back");
    }

    @Test
    void withoutKeysOnTheDeviceNoneAreMadeForAQuestion() {
        Path described = SoftHsm.next().describedIn(folder.resolve("device.properties"));
        Keyholder keyholder = keyholder(described, SoftHsm.PIN);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> keyholder.username("u1-abc"))
                    .isInstanceOf(KeysUnopened.class)
                    .hasMessageContaining("holds no keys of Carrel");
        }
    }
}
