package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "correct horse")
    void aNewEpochMakesOtherTokensAndTheOldOnesAreStillRevealed(@Nullable String passphrase) throws KeyProblem {
        char @Nullable [] guard = passphrase == null ? null : passphrase.toCharArray();
        KeyFile file = file();
        String old = new Pseudonymiser(file.create(guard)).account("JSmith");
        Keys next = file.rotate(guard);
        String current = new Pseudonymiser(file.open(guard)).account("JSmith");
        assertThat(next.epoch()).isEqualTo(2);
        assertThat(old).startsWith("u1-");
        assertThat(current).startsWith("u2-").isNotEqualTo(old.replace("u1-", "u2-"));
        Epochs epochs = file.openAll(guard);
        assertThat(epochs.reveal(old)).isEqualTo("jsmith");
        assertThat(epochs.reveal(current)).isEqualTo("jsmith");
        assertThat(file.opensWithoutPassphrase()).isEqualTo(passphrase == null);
    }

    @Test
    void hashesStayTheSameInTheNextEpoch() throws KeyProblem {
        KeyFile file = file();
        byte[] text = {1, 2, 3, 4};
        long before = new Pseudonymiser(file.create(null)).hash(Domain.ADDRESS, text, 0, 4);
        file.rotate(null);
        assertThat(new Pseudonymiser(file.open(null)).hash(Domain.ADDRESS, text, 0, 4))
                .isEqualTo(before);
    }

    @Test
    void tokensOfADestroyedEpochCannotBeTurnedBack() throws Exception {
        KeyFile file = file();
        Keys first = file.create(null);
        String old = new Pseudonymiser(first).account("jsmith");
        file.rotate(null);
        file.destroy(1, null);
        Epochs left = file.openAll(null);
        assertThat(left.keys()).extracting(Keys::epoch).containsExactly(2);
        assertThatThrownBy(() -> left.reveal(old))
                .isInstanceOf(KeyProblem.class)
                .hasMessageContaining("epoch 1")
                .hasMessageContaining("if that key was destroyed, nobody can turn it back");
        assertThatThrownBy(() -> left.reveal(old.replace("u1-", "u2-"))).hasMessageContaining("damaged");
        assertThat(new Handover(left).apply(old)).isEqualTo(old);
        assertThat(contains(Files.readAllBytes(folder.resolve("keys.p12")), "identifying-1"))
                .isFalse();
        // the way back is gone, not the account: its name still gives its new token, from which no old one follows
        assertThat(new Pseudonymiser(left.current()).account("jsmith")).startsWith("u2-");
    }

    @Test
    void theCurrentEpochIsNotDestroyedNorOneThatIsNotThere() throws KeyProblem {
        KeyFile file = file();
        file.create(null);
        assertThatThrownBy(() -> file.destroy(1, null)).hasMessageContaining("is the current one");
        assertThatThrownBy(() -> file.destroy(7, null)).hasMessageContaining("no key of epoch 7");
        assertThat(file.open(null).epoch()).isEqualTo(1);
    }

    @Test
    void aRotatedKeystoreIsStillItsOwnersAlone() throws Exception {
        KeyFile file = file();
        file.create(null);
        file.rotate(null);
        Path path = folder.resolve("keys.p12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void theNewestOfManyEpochsIsTheCurrentOne() throws KeyProblem {
        KeyFile file = file();
        file.create(null);
        for (int epoch = 2; epoch <= 12; epoch++) {
            assertThat(file.rotate(null).epoch()).isEqualTo(epoch);
        }
        assertThat(file.open(null).epoch()).isEqualTo(12);
        assertThat(file.openAll(null).keys()).hasSize(12);
    }

    @Test
    void anAccountIsHandedOverToItsNewToken() throws KeyProblem {
        KeyFile file = file();
        Pseudonymiser before = new Pseudonymiser(file.create(null));
        file.rotate(null);
        file.rotate(null);
        Epochs epochs = file.openAll(null);
        Pseudonymiser now = new Pseudonymiser(epochs.current());
        Handover handover = new Handover(epochs);
        for (String name : List.of("jsmith", "Zoë", "a name with blanks", "x".repeat(200))) {
            assertThat(handover.apply(before.account(name))).isEqualTo(now.account(name));
            assertThat(handover.apply(now.account(name))).isEqualTo(now.account(name));
        }
        assertThat(handover.apply("no token")).isEqualTo("no token");
    }

    private KeyFile file() {
        return new KeyFile(folder.resolve("keys.p12"));
    }

    /// Whether a PKCS#12 file names an entry, in the two-byte letters it uses.
    private static boolean contains(byte[] bytes, String name) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.contains(String.join("\0", name.split("")));
    }
}
