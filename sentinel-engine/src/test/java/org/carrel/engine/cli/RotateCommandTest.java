package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private String keys = "";
    private String log = "";

    @BeforeEach
    void scanOnce() throws Exception {
        keys = folder.resolve("keys.p12").toString();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            lines.append(String.format(
                    "192.0.2.7 - jsmith [30/Nov/2025:%02d:%02d:10 +0000] \"GET http://www.example.com/article/%d HTTP/1.1\" 200 5%n",
                    i / 60, i % 60, i));
        }
        log = Files.writeString(folder.resolve("a.log"), lines).toString();
        assertThat(scan()).startsWith("u1-");
    }

    @Test
    void aScanAfterARotationMakesTokensOfTheNewEpochAndBothAreRevealed() throws Exception {
        String old = scan();
        Run run = Run.of(folder, "rotate", "--key", keys);
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out()).contains("made in epoch 2; keys kept for: 1, 2.");
        String current = scan();
        assertThat(current).startsWith("u2-");
        assertThat(Run.of(folder, "reveal", "--key", keys, old, current).out().lines())
                .containsExactly("token,account", old + ",jsmith", current + ",jsmith");
    }

    @Test
    void afterItsKeyWasDestroyedATokenIsNotRevealed() throws Exception {
        String old = scan();
        assertThat(Run.of(folder, "rotate", "--key", keys).exit()).isEqualTo(Exit.DONE);
        Run destroyed = Run.of(folder, "rotate", "--key", keys, "--destroy", "1");
        assertThat(destroyed.out()).contains("made in epoch 2; keys kept for: 2.");
        Run reveal = Run.of(folder, "reveal", "--key", keys, old);
        assertThat(reveal.exit()).isEqualTo(Exit.SOME_UNREAD);
        assertThat(reveal.err()).contains("nobody can turn it back");
        assertThat(reveal.out() + reveal.err()).doesNotContain("jsmith");
    }

    @Test
    void whatCannotBeDestroyedIsSaid() {
        assertThat(Run.of(folder, "rotate", "--key", keys, "--destroy", "1").err())
                .contains("is the current one");
        assertThat(Run.of(folder, "rotate", "--key", keys, "--destroy", "9").exit())
                .isEqualTo(Exit.KEY);
        Run none = Run.of(folder, "rotate", "--key", folder.resolve("none.p12").toString());
        assertThat(none.exit()).isEqualTo(Exit.KEY);
        assertThat(none.err()).contains("There is no keystore");
    }

    /// The token of the log's one account.
    private String scan() throws Exception {
        Path scores = folder.resolve("scores.csv");
        Run run = Run.of(folder, "scan", "--key", keys, "--scores", scores.toString(), log);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.DONE);
        String row = Files.readAllLines(scores).get(1);
        return java.util.Arrays.stream(row.split(","))
                .filter(cell -> cell.startsWith("u"))
                .findFirst()
                .orElseThrow();
    }
}
