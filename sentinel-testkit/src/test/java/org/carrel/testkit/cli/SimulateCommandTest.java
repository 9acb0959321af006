package org.carrel.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Main.run(
                new Desk(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                arguments);
    }

    private int simulate(Path to, String... more) {
        String[] arguments = new String[9 + more.length];
        System.arraycopy(
                new String[] {"simulate", "--seed", "1", "--accounts", "50", "--days", "3", "--out", to.toString()},
                0,
                arguments,
                0,
                9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        return run(arguments);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWorldIsWrittenAndCounted() throws IOException {
        assertThat(simulate(folder.resolve("w"))).isZero();

        long lines = 0;
        for (String day : new String[] {"21", "22", "23"}) {
            lines += Files.readAllLines(folder.resolve("w/logs/ezproxy-2026-09-" + day + ".log"))
                    .size();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(lines + " lines of 50 accounts in 3 days");
        assertThat(folder.resolve("w/labels.csv")).isNotEmptyFile();
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAloneUnlessForced() throws IOException {
        Path mine = Files.writeString(folder.resolve("thesis.txt"), "mine");

        assertThat(simulate(folder)).isEqualTo(Exit.USAGE);
        assertThat(said()).contains("is not empty", "--force");
        assertThat(folder.resolve("logs")).doesNotExist();

        assertThat(simulate(folder, "--force")).isZero();
        assertThat(mine).hasContent("mine");
    }

    @Test
    void numbersThatMakeNoWorldAreRefused() {
        assertThat(run("simulate", "--seed", "1", "--accounts", "-5", "--days", "3", "--out", "w"))
                .isEqualTo(Exit.USAGE);
        assertThat(run("simulate", "--seed", "1", "--accounts", "5", "--days", "0", "--out", "w"))
                .isEqualTo(Exit.USAGE);
        assertThat(simulate(folder.resolve("w"), "--attacks", "-1")).isEqualTo(Exit.USAGE);
        assertThat(simulate(folder.resolve("w"), "--from", "yesterday")).isEqualTo(Exit.USAGE);
        assertThat(folder.resolve("w")).doesNotExist();
        assertThat(said())
                .contains("--accounts must be", "--days must be", "--attacks must be", "'yesterday'")
                .doesNotContain("Exception");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        assertThat(simulate(Files.createFile(folder.resolve("file")))).isEqualTo(Exit.USAGE);
        assertThat(said()).contains("is a file");
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Files.createFile(folder.resolve("logs"));

        assertThat(simulate(folder, "--force")).isEqualTo(Exit.UNWRITTEN);
        assertThat(said()).contains("could not be written").doesNotContain("Exception");
    }

    @Test
    void withoutArgumentsTheHelpIsShown() {
        assertThat(run()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("simulate");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThat(simulate(folder.resolve("w"), "--sed")).isEqualTo(Exit.USAGE);
        assertThat(said()).contains("--sed", "--help");
    }
}
