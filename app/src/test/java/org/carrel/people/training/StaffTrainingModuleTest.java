package org.carrel.people.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What staff have learnt, until when it counts, and that they see it.
@CarrelTest
class StaffTrainingModuleTest {

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private TestAccount colleague = new TestAccount(new org.carrel.people.AccountId(new java.util.UUID(0, 0)), "");
    private Visitor librarian = new Visitor(0);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @BeforeEach
    void aLibrarianAndAColleague() {
        colleague = TestAccounts.staff(people, StaffRole.ENQUIRIES);
        librarian = signedIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username());
    }

    private Visitor signedIn(String username) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestAccounts.PASSWORD);
        return visitor;
    }

    private Map<String, String> form(String subject, LocalDate completed, String until) {
        Map<String, String> form = new HashMap<>();
        form.put("account", colleague.id().value().toString());
        form.put("subject", subject);
        form.put("completed", completed.toString());
        form.put("until", until);
        return form;
    }

    @Test
    void whatEndsSoonIsMarkedAndItsHolderSeesIt() {
        librarian.post(
                "/staff/training",
                form(
                        "Fire warden " + colleague.username(),
                        today.minusYears(1),
                        today.plusDays(20).toString()));
        assertThat(librarian.get("/staff/training").body())
                .contains("Fire warden " + colleague.username(), "ends soon");
        Visitor own = signedIn(colleague.username());
        assertThat(own.get("/account").body()).contains("Fire warden " + colleague.username(), "ends soon");
        Visitor other = signedIn(TestAccounts.staff(people, StaffRole.ENQUIRIES).username());
        assertThat(other.get("/account").body()).doesNotContain("Fire warden");
        assertThat(other.get("/staff/training").statusCode()).isEqualTo(403);
    }

    @Test
    void aTrainingThatCannotBeIsRefusedAndWhatWasTypedStays() {
        Map<String, String> late = form("Data protection", today.plusDays(3), "");
        assertThat(librarian.post("/staff/training", late).body())
                .contains("nobody has completed a training tomorrow", "value=\"Data protection\"");
        assertThat(librarian
                        .post("/staff/training", form("Data protection", today, "2001-01-01"))
                        .body())
                .contains("cannot stop counting before");
        assertThat(librarian.post("/staff/training", form("x", today, "")).body())
                .contains("Please name the training");
        Map<String, String> reader = form("Data protection", today, "");
        reader.put(
                "account",
                TestAccounts.reader(people, UserGroup.STUDENT).id().value().toString());
        assertThat(librarian.post("/staff/training", reader).body())
                .contains("Please choose somebody who works for the library");
    }
}
