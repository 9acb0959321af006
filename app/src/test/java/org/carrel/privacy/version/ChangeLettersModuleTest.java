package org.carrel.privacy.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// People are written to about a substantial change, by a real mail server in this process.
@CarrelTest
@Import(SettableClock.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=ChangeLettersModuleTest")
class ChangeLettersModuleTest {

    private static GreenMail mail;

    @Autowired
    private People people;

    @Autowired
    private ChangeLetters letters;

    @Autowired
    private Versions versions;

    @Autowired
    private CurrentNotice current;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Environment environment;

    private NoticeVersionsData data;

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry properties) {
        mail = server(0);
        properties.add("carrel.sentinel.securing.mail.host", () -> "127.0.0.1");
        properties.add(
                "carrel.sentinel.securing.mail.port", () -> mail.getSmtp().getPort());
        properties.add("carrel.sentinel.securing.mail.from", () -> "carrel@example.org");
        properties.add("carrel.sentinel.securing.mail.encryption", () -> "none");
        properties.add("carrel.web.address", () -> "https://carrel.example.org");
    }

    private static GreenMail server(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @BeforeEach
    void threeReadersOneOfThemWithoutAnAddress() {
        data = new NoticeVersionsData(environment, current);
        data.empty();
        reader("Ada Lovelace", "ada@example.org");
        reader("Bob Babbage", "bob@example.org");
        reader("Cy Clement", null);
    }

    private void reader(String name, @org.jspecify.annotations.Nullable String email) {
        PersonId person = people.enter(name, Set.of(UserGroup.STUDENT), email);
        people.createAccount(NewAccount.of(person, TestAccounts.newUsername(), TestAccounts.PASSWORD, Set.of()));
    }

    private void changed(String choice) {
        CanonicalNotice newer = data.newer();
        versions.upload(newer.pretty());
        NoticeVersion version = versions.one(newer.hash()).orElseThrow();
        Map<String, String> typed = Map.of("choice-1", choice, "reason-1", "They expect it anyway");
        versions.sign(
                version,
                versions.open(versions.changes(version), key -> typed.getOrDefault(key, "")),
                UUID.randomUUID());
        data.started(newer, clock.instant());
    }

    @Test
    void everybodyWithAnAddressIsWrittenToOnce() throws Exception {
        changed("tell");
        letters.sendWhatIsDue();
        letters.sendWhatIsDue();

        MimeMessage[] received = mail.getReceivedMessages();
        assertThat(received)
                .extracting(message -> message.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("ada@example.org", "bob@example.org");
        assertThat(received[0].getSubject()).contains("privacy notice", "has changed");
        assertThat(received[0].getContent().toString())
                .contains("Selling names", "https://carrel.example.org/privacy/versions")
                .doesNotContain("Ada", "Bob");
    }

    @Test
    void whatIsCompatibleIsNotWrittenAbout() {
        changed("compatible");
        letters.sendWhatIsDue();

        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aMailServerThatIsDownGetsTheLettersLater() {
        changed("tell");
        int where = mail.getSmtp().getPort();
        mail.stop();
        letters.sendWhatIsDue();
        mail = server(where);
        letters.sendWhatIsDue();

        assertThat(List.of(mail.getReceivedMessages())).hasSize(2);
    }
}
