package org.carrel.sentinel.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.Mails;
import org.carrel.SettableClock;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Who is told of an objection, by a real mail server in this process.
@CarrelTest
@Import(SettableClock.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=ObjectionLettersModuleTest")
class ObjectionLettersModuleTest {

    private static final String OFFICER = "officer@example.org";
    private static final Mails MAILS = new Mails();

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Letters letters;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private Visitor owner;

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry properties) {
        MAILS.addTo(properties);
        properties.add("carrel.sentinel.objection.officer-mail", () -> OFFICER);
    }

    @AfterEach
    void stop() {
        MAILS.stop();
    }

    @BeforeEach
    void aStolenAccountAndItsOwner() {
        OneAlert.readInto(sentinel, people, folder);
        owner = OneAlert.owner(port);
    }

    @Test
    void thePersonAndTheOfficerAreToldOnceAndThePersonHowToSayThatItWasNotThem() {
        owner.post("/my-data/objection", Map.of());
        owner.post("/my-data/objection", Map.of());
        letters.sendWhatIsDue();
        letters.sendWhatIsDue();

        assertThat(MAILS.count()).isEqualTo(2);
        assertThat(MAILS.to(OneAlert.ADDRESS))
                .singleElement()
                .asString()
                .contains(SampleLog.THIEF, "objected", "Was that not you?", "https://carrel.example.org/my-data")
                .containsPattern("On \\d+ \\w+ \\d{4} at \\d\\d:\\d\\d,");
        assertThat(MAILS.to(OFFICER))
                .singleElement()
                .asString()
                .contains("Objection 1", "https://carrel.example.org/oversight/objections")
                .doesNotContain(SampleLog.THIEF, OneAlert.OWNER, OneAlert.ADDRESS);
    }

    @Test
    void aMailServerThatIsDownGetsTheLettersLater() {
        MAILS.stop();
        owner.post("/my-data/objection", Map.of());
        letters.sendWhatIsDue();
        MAILS.startAgain();
        letters.sendWhatIsDue();
        assertThat(MAILS.count()).as("not before the pause is over").isZero();

        clock.advance(Duration.ofMinutes(1));
        letters.sendWhatIsDue();

        assertThat(MAILS.count()).isEqualTo(2);
        assertThat(owner.get("/my-data").body()).contains("left out of the analysis since");
    }

    @Test
    void theOpenAlertSaysThatSomebodyObjected() {
        Visitor reviewer = OneAlert.visitor(port, OneAlert.reviewer(people));
        assertThat(reviewer.get("/alerts/1").body()).doesNotContain("objected to the analysis");

        owner.post("/my-data/objection", Map.of());

        assertThat(reviewer.get("/alerts/1").body())
                .contains("objected to the analysis on")
                .doesNotContain(OneAlert.OWNER);
        owner.post("/my-data/objection/withdrawal", Map.of());
        assertThat(reviewer.get("/alerts/1").body()).doesNotContain("objected to the analysis");
    }
}
