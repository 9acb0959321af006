package org.carrel.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.SampleLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// The app starts and stays up where the settings name a key device that is not there.
@CarrelTest
@ExtendWith(Windows.class)
@DirtiesContext
@TestPropertySource(
        properties = {
            "carrel.context=KeysMissingBrowserTest",
            "carrel.sentinel.keys=/no/such/device.properties",
            "carrel.sentinel.key-pin=271828"
        })
class KeysMissingBrowserTest {

    private static final String TITLE = "The sentinel stands still";

    @Autowired
    private People people;

    @Autowired
    private Inbox inbox;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @BeforeEach
    void aLogArrives() throws Exception {
        Path waiting = Files.createDirectories(folder.resolve("inbox"));
        Path log = Files.writeString(waiting.resolve("a.log"), SampleLog.text(Instant.parse("2026-03-02T00:00:00Z")));
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(60)));
        inbox.look();
    }

    @Test
    void theLogWaitsAndNobodyElseIsTold() {
        assertThat(folder.resolve("inbox/reading/a.log")).exists();
        assertThat(folder.resolve("inbox/refused")).doesNotExist();
        Visitor officer = OneAlert.visitor(port, TestAccounts.staff(people, StaffRole.DPO));
        assertThat(officer.get("/").body()).doesNotContain(TITLE);
        assertThat(new Visitor(port).get("/").body()).doesNotContain(TITLE);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whoKeepsTheSentinelReadsWhatIsWrong(Look look, Windows windows) {
        for (StaffRole role : new StaffRole[] {StaffRole.SYSTEMS_LIBRARIAN, StaffRole.ICT_REVIEWER}) {
            TestAccount account = TestAccounts.staff(people, role);
            Window window = windows.open(look).signIn(account.username(), TestAccounts.PASSWORD);
            assertThat(window.page().locator("main").innerText())
                    .contains(TITLE, "There is no file /no/such/device.properties")
                    .doesNotContain("271828");
            window.check("home-keys-away-" + role.key());
        }
    }
}
