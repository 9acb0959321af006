package org.carrel.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.SampleLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// The app starts and stays up where the settings name a key device that is not there.
@CarrelTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "carrel.context=KeysMissingModuleTest",
            "carrel.sentinel.keys=/no/such/device.properties",
            "carrel.sentinel.key-pin=271828"
        })
class KeysMissingModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Inbox inbox;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @Test
    void logsWaitAndWhoKeepsTheSentinelIsTold() throws Exception {
        Path waiting = Files.createDirectories(folder.resolve("inbox"));
        Path log = Files.writeString(waiting.resolve("a.log"), SampleLog.text(Instant.parse("2026-03-02T00:00:00Z")));
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(60)));

        inbox.look();

        assertThat(waiting.resolve("reading/a.log")).exists();
        Visitor librarian = OneAlert.visitor(port, TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN));
        assertThat(librarian.get("/").body())
                .contains("The sentinel stands still", "There is no file /no/such/device.properties")
                .doesNotContain("271828");
        Visitor officer = OneAlert.visitor(port, TestAccounts.staff(people, StaffRole.DPO));
        assertThat(officer.get("/").body()).doesNotContain("The sentinel stands still");
    }
}
