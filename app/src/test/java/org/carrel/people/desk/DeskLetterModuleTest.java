package org.carrel.people.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.Mails;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
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

    private static final Mails MAILS = new Mails();
    private static final String ADDRESS = "letty@example.org";

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry properties) {
        MAILS.addTo(properties);
    }

    @Test
    void theLinkIsWrittenToTheReaderAndNotShownAtTheDesk() {
        Visitor desk = new Visitor(port);
        desk.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        PersonId person = people.enter("Letty Written", Set.of(UserGroup.STUDENT), ADDRESS);
        String username = TestAccounts.newUsername();
        String page = "/people/" + person.value() + "/account";
        String answer = desk.post(page, Map.of("username", username)).body();
        assertThat(answer).contains("They were written to").doesNotContain("code=");
        assertThat(desk.post(page + "/link", Map.of()).body())
                .contains("They were written to")
                .doesNotContain("code=");
        List<String> links = MAILS.links(ADDRESS);
        assertThat(links).hasSize(2).allMatch(link -> link.startsWith("/password?code="));
        Visitor reader = new Visitor(port);
        assertThat(reader.get(links.getFirst()).statusCode())
                .as("a new link ends the one before")
                .isEqualTo(410);
        String code = links.getLast().replace("/password?code=", "");
        reader.post(
                "/password",
                Map.of("code", code, "password", TestAccounts.PASSWORD, "repeated", TestAccounts.PASSWORD));
        reader.signIn(username, TestAccounts.PASSWORD);
        assertThat(reader.get("/account").body()).contains("Letty Written");
    }
}
