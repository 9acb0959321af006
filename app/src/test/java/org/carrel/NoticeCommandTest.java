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
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The notice on the command line, without a database.
class NoticeCommandTest {

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
            String[] all = new String[arguments.length + 1];
            all[0] = "notice";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            int exit = line.execute(all);
            return new Ran(exit, out.toString(UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void checkSaysTheVersionAndWritesIt() throws IOException {
        Path out = folder.resolve("notice.json");
        Ran ran = run("check", "--out", out.toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("The notice is sound. Version ");
        assertThat(run("print").out()).isEqualTo(Files.readString(out));
        assertThat(run("diff", out.toString())).isEqualTo(new Ran(0, "Nothing changed.\n", ""));
    }

    @Test
    void aMistakeIsNamedWithFileAndLine() throws IOException {
        Path own = Files.writeString(folder.resolve("own.yaml"), "retention:\n  name: { period: for ever }\n");
        Ran ran = run("check", "--own", own.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("own.yaml, line 2", "is not a period").doesNotContain("\tat ");
    }

    @Test
    void diffTellsWhatNeedsADecision() throws IOException {
        Path old = folder.resolve("old.json");
        run("check", "--out", old.toString());
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                "retention:\n  remote_access: { period: P5Y }\n  contact: { period: P1M }\n");
        Ran ran = run("diff", "--own", own.toString(), old.toString());
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out())
                .contains(
                        "! Pseudonymised record of your remote access to e-resources is kept longer: 5 years",
                        "- Contact details is kept less long: 1 month",
                        "need a decision");
    }

    @Test
    void diffReadsAnOlderJar() throws IOException {
        Path jar = folder.resolve("carrel.jar");
        Path resources = Path.of("src/main/resources");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(
                    zip,
                    "notice.yaml",
                    Files.readString(resources.resolve("notice.yaml"))
                            .replace("title: Alumni }", "title: Former students }"));
            for (String module : List.of("demo", "people", "privacy", "sentinel")) {
                put(
                        zip,
                        "notice/" + module + ".yaml",
                        Files.readString(resources.resolve("notice/" + module + ".yaml")));
            }
        }
        assertThat(run("diff", jar.toString()).out()).contains("“Former students” is now called “Alumni”");
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    @Test
    void whatIsNoNoticeIsRefusedInASentence() throws IOException {
        assertThat(run("diff", folder.resolve("none").toString()).err()).contains("cannot be read");
        assertThat(run("diff", Files.writeString(folder.resolve("x.json"), "{}").toString())
                        .err())
                .contains("this is not a notice");
        assertThat(run(
                                "diff",
                                Files.writeString(folder.resolve("x.jar"), "no jar")
                                        .toString())
                        .err())
                .contains("x.jar")
                .doesNotContain("\tat ");
    }

    @Test
    void everyFormatIsPrinted() {
        assertThat(run("page").out()).contains("<!doctype html>", "Privacy notice");
        assertThat(run("tilt").out()).startsWith("{").contains("dataDisclosed");
        assertThat(run("dpv").out()).contains("@graph");
        assertThat(run("ropa").out()).startsWith("\"Purpose\"");
    }
}
