package org.carrel.people.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Where a mail server and an address are known, the link to an account goes there and not over the desk.
@CarrelTest
@DirtiesContext
@TestPropertySource(properties = "carrel.context=DeskLetterModuleTest")
class DeskLetterModuleTest {

    private static GreenMail mail;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry properties) {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        properties.add("carrel.sentinel.securing.mail.host", () -> "127.0.0.1");
        properties.add(
                "carrel.sentinel.securing.mail.port", () -> mail.getSmtp().getPort());
        properties.add("carrel.sentinel.securing.mail.from", () -> "carrel@example.org");
        properties.add("carrel.sentinel.securing.mail.encryption", () -> "none");
        properties.add("carrel.web.address", () -> "https://carrel.example.org");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void theLinkIsWrittenToTheReaderAndNotShownAtTheDesk() throws Exception {
        Visitor desk = new Visitor(port);
        desk.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        PersonId person = people.enter("Letty Written", Set.of(UserGroup.STUDENT), "letty@example.org");
        String username = TestAccounts.newUsername();
        String page = "/people/" + person.value() + "/account";
        String answer = desk.post(page, Map.of("username", username)).body();
        assertThat(answer).contains("They were written to").doesNotContain("code=");
        assertThat(desk.post(page + "/link", Map.of()).body())
                .contains("They were written to")
                .doesNotContain("code=");
        assertThat(mail.getReceivedMessages()).hasSize(2);
        Visitor reader = new Visitor(port);
        assertThat(reader.get("/password?code=" + code(mail.getReceivedMessages()[0]))
                        .statusCode())
                .as("a new link ends the one before")
                .isEqualTo(410);
        MimeMessage letter = mail.getReceivedMessages()[1];
        assertThat(letter.getAllRecipients()[0]).hasToString("letty@example.org");
        reader.post(
                "/password",
                Map.of("code", code(letter), "password", TestAccounts.PASSWORD, "repeated", TestAccounts.PASSWORD));
        reader.signIn(username, TestAccounts.PASSWORD);
        assertThat(reader.get("/account").body()).contains("Letty Written");
    }

    private static String code(MimeMessage letter) throws Exception {
        Matcher matcher = Pattern.compile("https://carrel\\.example\\.org/password\\?code=(\\S+)")
                .matcher(String.valueOf(letter.getContent()));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
