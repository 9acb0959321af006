package org.carrel.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private static final String NAME = "Agatha.Quill-Canary@example.ac.uk";
    private static final String ADDRESS = "203.0.113.77";
    private static final String PATH = "canary-path-segment";
    private static final String QUERY = "canaryQueryValue";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aScanWritesEveryOutputAndSaysNothingOfPeople() throws IOException {
        Path log = log("a.log", 400);
        Run run = scan("--scores", at("s.csv"), "--alerts", at("a.jsonl"), "--report", at("r.html"), log.toString());
        assertThat(run.err()).contains("new keys were written to", "guarded by its file mode alone");
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(folder.resolve("s.csv")).content().startsWith("account,day,score,probability,documents");
        assertThat(folder.resolve("a.jsonl")).exists();
        assertThat(folder.resolve("r.html")).exists();
        assertThat(leftBeside()).isEmpty();
        noLeak(run);
    }

    @Test
    void namesInDamagedLinesDoNotLeakEither() throws IOException {
        String line = Files.readString(log("a.log", 1)).strip();
        StringBuilder damaged = new StringBuilder(Files.readString(log("b.log", 50)));
        for (int cut = 1; cut < line.length(); cut++) {
            damaged.append(line, 0, cut)
                    .append('\n')
                    .append(line.substring(cut))
                    .append('\n');
        }
        Path log = Files.writeString(folder.resolve("c.log"), damaged);
        Run run = scan("--scores", at("s.csv"), "--alerts", at("a.jsonl"), "--report", at("r.html"), log.toString());
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        noLeak(run);
        Run foreign = scan(Files.writeString(folder.resolve("d.log"), (NAME + " " + ADDRESS + "\n").repeat(600))
                .toString());
        assertThat(foreign.exit()).isEqualTo(Exit.NOTHING_READ);
        noLeak(foreign);
        Run none = scan(Files.writeString(folder.resolve("e.log"), line.replace(NAME, "-") + "\n")
                .toString());
        assertThat(none.exit()).isEqualTo(Exit.NOTHING_READ);
        assertThat(none.err()).contains("no account name", "no line could be used");
        noLeak(none);
    }

    @Test
    void twoScansWithTheSameKeyWriteTheSameBytes() throws IOException {
        String log = log("a.log", 300).toString();
        scan("--scores", at("1.csv"), log);
        scan("--scores", at("2.csv"), log);
        assertThat(folder.resolve("2.csv")).hasSameBinaryContentAs(folder.resolve("1.csv"));
    }

    @Test
    void standardInputIsALog() throws IOException {
        String text = Files.readString(log("a.log", 20));
        assertThat(Run.of(folder, Map.of(), text, "scan", "-").exit()).isEqualTo(Exit.DONE);
        assertThat(Run.of(folder, Map.of(), text, "scan", "-", "-").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void anUnreadableLogDoesNotStopTheOthers() throws IOException {
        Run run = scan("--scores", at("s.csv"), log("a.log", 20).toString(), at("gone.log"));
        assertThat(run.exit()).isEqualTo(Exit.SOME_UNREAD);
        assertThat(run.err()).contains("There is no file " + at("gone.log"));
        assertThat(folder.resolve("s.csv")).exists();
    }

    @Test
    void whenNothingIsReadTheOldOutputStays() throws IOException {
        Files.writeString(folder.resolve("s.csv"), "old");
        Run run = scan("--scores", at("s.csv"), at("gone.log"));
        assertThat(run.exit()).isEqualTo(Exit.NOTHING_READ);
        assertThat(folder.resolve("s.csv")).hasContent("old");
        assertThat(leftBeside()).isEmpty();
    }

    @Test
    void outputsThatCannotBeWrittenAreRefusedBeforeReading() throws IOException {
        String log = log("a.log", 20).toString();
        assertThat(scan("--scores", at("no/such/folder/s.csv"), log))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(Exit.UNWRITTEN))
                .satisfies(run -> assertThat(run.err())
                        .contains("s.csv cannot be written")
                        .doesNotContain("keys"));
        assertThat(scan("--report", folder.toString(), log).exit()).isEqualTo(Exit.UNWRITTEN);
        assertThat(leftBeside()).isEmpty();
    }

    @Test
    void oneFileForTwoOutputsOrOverTheLogIsRefused() throws IOException {
        String log = log("a.log", 20).toString();
        assertThat(scan("--scores", at("x"), "--alerts", at("./x"), log).exit()).isEqualTo(Exit.USAGE);
        assertThat(scan("--scores", log, log).exit()).isEqualTo(Exit.USAGE);
        assertThat(scan("--scores", at("keys.p12"), "--key", at("keys.p12"), log)
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(Path.of(log)).content().contains("GET");
    }

    @Test
    void anOutputMayBeADevice() throws IOException {
        assertThat(scan("--scores", "/dev/null", log("a.log", 20).toString()).exit())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void aFullDiskLeavesTheOldFileWhole() throws IOException {
        Path full = Path.of("/dev/full");
        org.assertj.core.api.Assumptions.assumeThat(full)
                .as("there is no /dev/full here")
                .exists();
        Run run = scan(
                "--scores",
                "/dev/full",
                "--alerts",
                at("a.jsonl"),
                log("a.log", 20).toString());
        assertThat(run.exit()).isEqualTo(Exit.UNWRITTEN);
        assertThat(run.err()).contains("/dev/full could not be written, the disk may be full");
        assertThat(folder.resolve("a.jsonl")).doesNotExist();
        assertThat(leftBeside()).isEmpty();
    }

    @Test
    void aFullDiskUnderStandardOutputIsSaidAndAClosedPipeIsNot() throws IOException {
        String log = log("a.log", 20).toString();
        for (boolean piped : new boolean[] {false, true}) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            OutputStream full = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("no more");
                }
            };
            Desk desk = new Desk(
                    InputStream.nullInputStream(),
                    new PrintStream(full, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    Map.of("HOME", folder.toString()),
                    Clock.systemUTC(),
                    new Desk.Terminal() {
                        @Override
                        public boolean isWatched() {
                            return false;
                        }

                        @Override
                        public boolean isPiped() {
                            return piped;
                        }

                        @Override
                        public char @Nullable [] ask(String question) {
                            return null;
                        }
                    });
            assertThat(Main.run(desk, "scan", log)).isEqualTo(piped ? Exit.DONE : Exit.UNWRITTEN);
            assertThat(err.toString(StandardCharsets.UTF_8).contains("standard output could not be written"))
                    .isEqualTo(!piped);
        }
    }

    @Test
    void aLogThatGoesBackInTimeIsPutInOrderAndNothingIsLost() throws IOException {
        List<String> lines = Files.readAllLines(log("a.log", 30_000));
        List<String> wrongParts = new ArrayList<>(lines.subList(15_000, 30_000));
        wrongParts.addAll(lines.subList(0, 15_000));
        List<String> farAhead = new ArrayList<>(lines);
        farAhead.subList(7_000, 7_060).replaceAll(line -> line.replace("30/Nov/2025", "20/Dec/2025"));
        for (List<String> text : List.of(lines.reversed(), wrongParts, farAhead)) {
            Path file = Files.write(folder.resolve("back.log"), text);
            Run fromFile = scan("--scores", at("1.csv"), file.toString());
            Run fromInput =
                    Run.of(folder, Map.of(), String.join("\n", text) + "\n", "scan", "--scores", at("2.csv"), "-");
            assertThat(fromFile.exit()).isEqualTo(Exit.DONE);
            assertThat(fromFile.err()).contains("back.log goes back in time: its lines were put in order.");
            assertThat(fromFile.out()).contains("30,000").doesNotContain("out of order");
            assertThat(fromInput.exit()).isEqualTo(Exit.DONE);
            assertThat(fromInput.err()).contains("- goes back in time");
            assertThat(folder.resolve("2.csv")).hasSameBinaryContentAs(folder.resolve("1.csv"));
            if (text != farAhead) {
                scan("--scores", at("3.csv"), at("a.log"));
                assertThat(folder.resolve("3.csv")).hasSameBinaryContentAs(folder.resolve("1.csv"));
            }
        }
    }

    @Test
    void placesAreReadAndTheirFaultsNamed() throws IOException {
        String log = log("a.log", 20).toString();
        String good = Files.writeString(folder.resolve("p.csv"), "203.0.113.0/24,GB,London,51.5,-0.1,786,campus\nx,y\n")
                .toString();
        Run run = scan("--places", good, log);
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.err()).contains("1 row was passed over, the first at line 2");
        assertThat(scan("--places", at("gone.csv"), log).err()).contains("There is no places file");
        assertThat(scan("--places", log, log).exit()).isEqualTo(Exit.SOME_UNREAD);
        String wrong = Files.writeString(
                        folder.resolve("w.csv"),
                        "network,country,city,latitude,longitude,asn,class\n203.0.113.0/24,GB,London,51.5,-0.1,786,moon\n")
                .toString();
        assertThat(scan("--places", wrong, log).err()).contains("w.csv has no row that can be used: line 2: the class");
        String turned = Files.writeString(
                        folder.resolve("t.csv"),
                        "class,country,network\nmoon,GB,1.2.3.0/24\ncampus,GB,203.0.113.0/24\n")
                .toString();
        assertThat(scan("--places", turned, log))
                .satisfies(read -> assertThat(read.exit()).isEqualTo(Exit.DONE))
                .satisfies(read ->
                        assertThat(read.err()).contains("1 row was passed over, the first at line 2: the class"));
    }

    @Test
    void aCommandLineThatMakesNoSenseIsAnsweredInOneSentence() {
        assertThat(Run.of(folder, "scan", "--budget", "x", "a.log").err())
                .contains("“x” is no number", "alerts a day")
                .doesNotContain("double");
        for (String[] arguments : List.of(
                new String[] {"scan"},
                new String[] {"scan", "--bogus", "x"},
                new String[] {"scna"},
                new String[] {"scan", "--budget", "many", "x"},
                new String[] {"scan", "--budget", "-1", "x"},
                new String[] {"scan", "--budget", "NaN", "x"},
                new String[] {"scan", ""},
                new String[] {"scan", "--zone", "Mars/Base", "x"},
                new String[] {"scan", "--format", "bogus", "x"},
                new String[] {"scan", "--format", "%h", "x"})) {
            Run run = Run.of(folder, arguments);
            assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(Exit.USAGE);
            assertThat(run.err().strip()).startsWith("carrel: ").doesNotContain("\n", "Exception");
        }
    }

    @Test
    void helpListsTheExitCodes() {
        assertThat(Run.of(folder, "scan", "--help").out()).contains("Exit codes:", "the keystore could not be opened");
        assertThat(Run.of(folder).out()).contains("scan", "reveal");
    }

    @Test
    void theKeystoreIsGuardedByThePassphraseOfTheEnvironment() throws IOException {
        String log = log("a.log", 5).toString();
        String keys = at("keys.p12");
        Map<String, String> right = Map.of("CARREL_KEY_PASSPHRASE", "right");
        Run first = Run.of(folder, right, "", "scan", "--key", keys, log);
        assertThat(first.err()).contains("new keys").doesNotContain("file mode alone");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(keys))))
                .isEqualTo("rw-------");
        assertThat(Run.of(folder, right, "", "scan", "--key", keys, log).exit()).isEqualTo(Exit.DONE);
        Run wrong = Run.of(folder, Map.of("CARREL_KEY_PASSPHRASE", "wrong"), "", "scan", "--key", keys, log);
        assertThat(wrong.exit()).isEqualTo(Exit.KEY);
        assertThat(wrong.err()).contains("The passphrase does not open the keystore");
        assertThat(scan("--key", keys, log).err()).contains("set CARREL_KEY_PASSPHRASE");
        assertThat(scan("--key", log, log).err()).isNotEmpty();
    }

    @Test
    void aKeystoreWithoutPassphraseThatOthersMayReadIsRefused() throws IOException {
        String log = log("a.log", 5).toString();
        Path keys = folder.resolve("keys.p12");
        scan("--key", keys.toString(), log);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        Run run = scan("--key", keys.toString(), log);
        assertThat(run.exit()).isEqualTo(Exit.KEY);
        assertThat(run.err()).contains("chmod 600");
    }

    private Run scan(String... arguments) {
        return Run.of(
                folder, Stream.concat(Stream.of("scan"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private List<Path> leftBeside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private Path log(String name, int lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(ADDRESS + " - " + NAME + " [30/Nov/2025:");
            text.append(String.format("%02d:%02d:%02d", i / 3600, i / 60 % 60, i % 60));
            text.append(" +0000] \"GET https://www.example.com/" + PATH + "/x" + i + ".pdf?user=" + QUERY
                    + " HTTP/1.1\" 200 9\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private void noLeak(Run run) throws IOException {
        StringBuilder all = new StringBuilder(run.out()).append(run.err());
        for (String name : List.of("s.csv", "a.jsonl", "r.html")) {
            if (Files.exists(folder.resolve(name))) {
                all.append(Files.readString(folder.resolve(name)));
            }
        }
        String said = all.toString().toLowerCase(Locale.ROOT);
        for (String canary : List.of(NAME, "agatha", "canary", ADDRESS, "203.0.113", PATH, QUERY)) {
            assertThat(said)
                    .doesNotContain(
                            canary.toLowerCase(Locale.ROOT), encoded(canary).toLowerCase(Locale.ROOT));
            assertThat(all.toString()).doesNotContain(base64(canary));
        }
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
