package org.carrel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A file handed over on the command line to a Carrel that runs.
@CarrelTest
@ExtendWith(OutputCaptureExtension.class)
class FeedCommandTest {

    private static final String ROWS = "ID,NAME,STATUS\nA1,Ada Love,student\nA2,,student\n";

    @LocalServerPort
    private int port;

    @Value("${carrel.data}")
    private Path data;

    @Autowired
    private People people;

    @TempDir
    private Path folder;

    @BeforeEach
    void aSource() {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Visitor visitor = new Visitor(port);
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        visitor.post(
                "/people/feeds/new",
                Map.of(
                        "key",
                        "command",
                        "title",
                        "Command",
                        "precedence",
                        "100",
                        "most",
                        "40",
                        "mapping",
                        "kind: full\nfields:\n  external_id: ID\n  name: NAME\n  user_group: STATUS\n"));
    }

    private int run(String verb, String source, Path file) {
        return Main.commandLine()
                .execute(
                        "feed",
                        verb,
                        "--url",
                        "http://127.0.0.1:" + port,
                        "--data",
                        data.toString(),
                        "--source",
                        source,
                        file.toString());
    }

    @Test
    void aFileIsLookedAtTakenOverAndRefusedInSentences(CapturedOutput output) throws Exception {
        Path file = Files.writeString(folder.resolve("students.csv"), ROWS);
        assertThat(run("check", "command", file)).isZero();
        assertThat(output.getOut())
                .contains("Checked, nothing was changed. Rows 2: to add 1", "Line 3: “name” is empty.");
        assertThat(run("apply", "command", file)).isZero();
        assertThat(output.getOut()).contains("Taken over. Rows 2: added 1");
        assertThat(run(
                        "apply",
                        "command",
                        Files.writeString(folder.resolve("other.csv"), "ID,NAME,STATUS\nA9,Bob,student\n")))
                .as("it would end everybody")
                .isEqualTo(2);
        assertThat(run("apply", "command", Files.writeString(folder.resolve("empty.csv"), "")))
                .isEqualTo(1);
        assertThat(output.getOut()).contains("The file has no rows.");
        assertThat(run("apply", "nothing-such", file)).isEqualTo(1);
        assertThat(output.getErr()).contains("No source of this key is set up");
        assertThat(run("apply", "command", folder.resolve("missing.csv"))).isEqualTo(1);
        assertThat(output.getErr()).contains("this is not a file that can be read");
    }
}
