package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With somebody at the terminal.
class KeystoreTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void thePassphraseOfANewKeystoreIsAskedForTwiceAndThenWanted() throws Refusal {
        assertThat(keystore("secret", "secret").openOrCreate().epoch()).isEqualTo(1);
        assertThat(keystore("secret").openOrCreate().epoch()).isEqualTo(1);
        assertThatThrownBy(() -> keystore("other").openAll()).hasMessageContaining("does not open");
    }

    @Test
    void twoDifferentAnswersMakeNoKeystore() {
        assertThatThrownBy(() -> keystore("one", "two").openOrCreate()).hasMessageContaining("differ");
        assertThat(folder.resolve("keys.p12")).doesNotExist();
    }

    @Test
    void anEmptyAnswerMeansNoPassphrase() throws Refusal {
        keystore("").openOrCreate();
        assertThat(keystore().openAll().current().epoch()).isEqualTo(1);
    }

    private Keystore keystore(String... answers) {
        ArrayDeque<String> left = new ArrayDeque<>(List.of(answers));
        Desk.Terminal person = new Desk.Terminal() {
            @Override
            public boolean isWatched() {
                return true;
            }

            @Override
            public char @Nullable [] ask(String question) {
                return left.remove().toCharArray();
            }
        };
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Desk desk = new Desk(InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Clock.systemUTC(), person);
        return new Keystore(desk, folder.resolve("keys.p12"));
    }
}
