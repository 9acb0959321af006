package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carrel.engine.tokens.KeyFile;
import org.carrel.engine.tokens.KeyProblem;
import org.carrel.engine.tokens.Pseudonymiser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevealCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Pseudonymiser pseudonymiser;

    private String keys = "";

    @BeforeEach
    void keystore() throws KeyProblem {
        Path file = folder.resolve("keys.p12");
        keys = file.toString();
        pseudonymiser = new Pseudonymiser(new KeyFile(file).create(null));
    }

    @Test
    void tokensBecomeNamesInCsv() {
        String one = pseudonymiser.account("JSmith");
        String two = pseudonymiser.account("uid=\"a\",ou=people");
        Run run = Run.of(folder, "reveal", "--key", keys, one, two);
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out().lines())
                .containsExactly("token,account", one + ",jsmith", two + ",\"uid=\"\"a\"\",ou=people\"");
    }

    @Test
    void tokensMayComeOnStandardInput() {
        String one = pseudonymiser.account("a");
        Run run = Run.of(folder, Map.of(), one + "\n\n  " + one + "  \r\n", "reveal", "--key", keys);
        assertThat(run.out().lines()).containsExactly("token,account", one + ",a", one + ",a");
    }

    @Test
    void whatIsNoTokenIsSaidAndTheOthersStillPrinted() {
        String one = pseudonymiser.account("a");
        Run run = Run.of(folder, "reveal", "--key", keys, "bogus", one, "u1-abc");
        assertThat(run.exit()).isEqualTo(Exit.SOME_UNREAD);
        assertThat(run.out().lines()).containsExactly("token,account", one + ",a");
        assertThat(run.err()).contains("bogus: This is not an account token", "u1-abc: This token is damaged");
    }

    @Test
    void anotherKeystoreRevealsNothing() throws KeyProblem {
        Path other = folder.resolve("other.p12");
        new KeyFile(other).create(null);
        Run run = Run.of(folder, "reveal", "--key", other.toString(), pseudonymiser.account("jsmith"));
        assertThat(run.exit()).isEqualTo(Exit.SOME_UNREAD);
        assertThat(run.err()).contains("made with another key");
        assertThat(run.out() + run.err()).doesNotContain("jsmith");
    }

    @Test
    void aMissingKeystoreIsNotCreated() throws IOException {
        Run run = Run.of(folder, "reveal", "--key", folder.resolve("none.p12").toString(), "u1-abc");
        assertThat(run.exit()).isEqualTo(Exit.KEY);
        assertThat(run.err()).contains("There is no keystore");
        assertThat(Files.exists(folder.resolve("none.p12"))).isFalse();
    }
}
