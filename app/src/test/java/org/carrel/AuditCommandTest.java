package org.carrel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What an operator is told who hands over a wrong file.
class AuditCommandTest {

    @TempDir
    private Path folder;

    private record Ran(int exit, String out, String err) {}

    private static Ran run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            CommandLine line = Main.commandLine();
            line.setErr(new PrintWriter(err, true));
            return new Ran(line.execute(arguments), out.toString(UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Ran ran = run("audit", "verify", "--file", folder.resolve("none.jsonl").toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("none.jsonl cannot be read: name a file from the record's folder");
    }

    @Test
    void aFileThatIsNoRecordIsAFaultWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("other.jsonl"), "hello\n");
        Ran ran = run("audit", "verify", "--file", file.toString());
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).contains("other.jsonl: line 1 is none of the record's");
    }

    @Test
    void aKeyThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "hello\n");
        Path key = Files.writeString(folder.resolve("a.pub"), "no key!\n");
        Ran ran = run("audit", "verify", "--file", file.toString(), "--key", key.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("a.pub is no public key of a record");
    }
}
