package org.carrel.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CarrelTest
class HomeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Test
    void aVisitorIsInvitedToSignIn() {
        assertThat(new Visitor(port).get("/").body())
                .contains("href=\"/sign-in\"")
                .doesNotContain("Your library account", "Your work");
    }

    @Test
    void aStudentSeesTheirAccountAndNothingOfStaff() {
        assertThat(homeOf(TestAccounts.reader(people, UserGroup.STUDENT)))
                .contains("Rowan Ashdown", "Your library account", "Student")
                .doesNotContain("Your work");
    }

    @Test
    void aReviewerSeesWhatTheRoleIsForAndNothingOfReaders() {
        assertThat(homeOf(TestAccounts.staff(people, StaffRole.ICT_REVIEWER)))
                .contains("Your work", "ICT security reviewer", "You read the evidence")
                .doesNotContain("Your library account");
    }

    @Test
    void aNameCannotBecomeMarkup() {
        var person = people.enter("<script>alert(1)</script>", java.util.Set.of(UserGroup.STUDENT));
        String username = TestAccounts.newUsername();
        people.createAccount(
                org.carrel.people.NewAccount.of(person, username, TestAccounts.PASSWORD, java.util.Set.of()));
        assertThat(homeOf(new TestAccount(new org.carrel.people.AccountId(person.value()), username)))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    private String homeOf(TestAccount account) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor.get("/").body();
    }
}
