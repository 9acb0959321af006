package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.carrel.engine.tokens.EpochStore;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Pseudonymiser;
import org.carrel.testkit.SoftHsm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line with its keys on a key device.
class DeviceCommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path key = Path.of("");

    @BeforeEach
    void aDevice() {
        key = SoftHsm.next().describedIn(folder.resolve("device.properties"));
    }

    private int run(String pin, String... arguments) {
        out.reset();
        err.reset();
        Desk desk = new Desk(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("CARREL_KEY_PIN", pin),
                Clock.systemUTC(),
                Desk.Terminal.NONE);
        return Main.run(desk, arguments);
    }

    @Test
    void epochsAreBegunAndDestroyedAndTokensTurnedBack() throws KeyProblem {
        String token =
                new Pseudonymiser(EpochStore.at(key).openOrCreate(SoftHsm.PIN.toCharArray(), 1)).account("jsmith");
        assertThat(run(SoftHsm.PIN, "rotate", "--key", key.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Tokens are made in epoch 2; keys kept for: 1, 2.");
        assertThat(run(SoftHsm.PIN, "reveal", "--key", key.toString(), token)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(token + ",jsmith");
        assertThat(run(SoftHsm.PIN, "rotate", "--key", key.toString(), "--destroy", "1"))
                .isZero();
        assertThat(run(SoftHsm.PIN, "reveal", "--key", key.toString(), token)).isEqualTo(Exit.SOME_UNREAD);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("nobody can turn it back");
    }

    @Test
    void aWrongPinIsSaidWithoutIt() {
        assertThat(run("271828", "rotate", "--key", key.toString())).isEqualTo(Exit.KEY);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("The PIN does not open")
                .doesNotContain("271828");
        assertThat(run("", "rotate", "--key", key.toString())).isEqualTo(Exit.KEY);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("needs its PIN: set CARREL_KEY_PIN");
    }
}
