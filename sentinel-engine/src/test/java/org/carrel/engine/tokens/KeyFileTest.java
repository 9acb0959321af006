package org.carrel.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void freshKeysAreInAFileOnlyItsOwnerMayRead() throws Exception {
        Path file = folder.resolve("new/carrel/keys.p12");
        Keys made = new KeyFile(file).create(PASSPHRASE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.resolveSibling("."))))
                .isEqualTo("rwx------");
        assertThat(new AccountTokens(new KeyFile(file).open(PASSPHRASE)).token("a"))
                .isEqualTo(new AccountTokens(made).token("a"));
        try (var files = Files.list(file.resolveSibling("."))) {
            assertThat(files).containsExactly(file.resolveSibling(".").resolve("keys.p12"));
        }
    }

    @Test
    void twoWhoCreateAtOnceGetTheSameKeys() throws Exception {
        Path file = folder.resolve("keys.p12");
        Callable<String> create = () -> new AccountTokens(new KeyFile(file).create(null)).token("a");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tokens = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> create).toList());
            String first = tokens.getFirst().get();
            for (var token : tokens) {
                assertThat(token.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void aWrongPassphraseIsNamed() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("keys.p12"));
        file.create(PASSPHRASE);
        assertThat(file.opensWithoutPassphrase()).isFalse();
        assertThatThrownBy(() -> file.open("wrong".toCharArray()))
                .isInstanceOf(KeyProblem.class)
                .hasMessageContaining("passphrase does not open");
        assertThatThrownBy(() -> file.open(null))
                .hasMessageContaining("needs its passphrase: set CARREL_KEY_PASSPHRASE");
    }

    @Test
    void aFileWithoutPassphraseOpensWithoutOne() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("keys.p12"));
        file.create(null);
        assertThat(file.opensWithoutPassphrase()).isTrue();
        assertThat(file.open(null).epoch()).isEqualTo(1);
    }

    @Test
    void whatIsNoKeystoreIsSaidToBeNone() throws Exception {
        Path text = Files.writeString(folder.resolve("text.p12"), "not a keystore");
        Path empty = Files.writeString(folder.resolve("empty.p12"), "");
        Path others = folder.resolve("others.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var out = Files.newOutputStream(others)) {
            store.store(out, PASSPHRASE);
        }
        for (Path file : new Path[] {text, empty, others}) {
            assertThatThrownBy(() -> new KeyFile(file).open(PASSPHRASE))
                    .hasMessageContaining("is not a Carrel keystore");
        }
        assertThatThrownBy(() -> new KeyFile(folder).open(null)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> new KeyFile(folder.resolve("none")).open(null))
                .hasMessageContaining("There is no keystore");
    }

    @Test
    void aKeystoreOthersMayReadIsNoticed() throws IOException, KeyProblem {
        Path path = folder.resolve("keys.p12");
        KeyFile file = new KeyFile(path);
        file.create(null);
        assertThat(file.isExposed()).isFalse();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(file.isExposed()).isTrue();
    }

    @Test
    void theUsualPlaceFollowsTheEnvironment() {
        assertThat(KeyFile.defaultLocation(Map.of("XDG_CONFIG_HOME", "/c", "HOME", "/h")))
                .hasToString("/c/carrel/keys.p12");
        assertThat(KeyFile.defaultLocation(Map.of("HOME", "/h"))).hasToString("/h/.config/carrel/keys.p12");
    }
}
