package org.carrel.people.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.Mails;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// A leaver's rights shrink on the day, and their account closes later; told by a clock that is
/// moved.
@CarrelTest
@Import(SettableClock.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=LeavingModuleTest")
class LeavingModuleTest {

    private static final Mails MAILS = new Mails();

    @Autowired
    private People people;

    @Autowired
    private ClosingLetters letters;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private PersonId person;
    private String username = "";
    private String card = "";

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry properties) {
        MAILS.addTo(properties);
    }

    @AfterEach
    void stop() {
        MAILS.stop();
    }

    @BeforeEach
    void somebodyWhoLeavesInThreeDays() {
        person = people.enter("Lea Leaver", Set.of(UserGroup.STUDENT), "lea@example.org");
        username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        card = "04" + username;
        owner().execute(
                        "UPDATE people.affiliation SET since = ?, until = ? WHERE person_id = ?",
                        today().minusYears(1),
                        today().plusDays(3),
                        person.value());
        owner().execute(
                        "INSERT INTO people.identifier (id, person_id, kind, value, since)"
                                + " VALUES (gen_random_uuid(), ?, 'card_uid', ?, now() - interval '1 day')",
                        person.value(),
                        card);
    }

    private OwnerOfDatabase owner() {
        return new OwnerOfDatabase(environment);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void daysPass(int days) {
        for (int i = 0; i < days; i++) {
            clock.advance(Duration.ofDays(1));
            events.publishEvent(DayHasPassed.of(today().minusDays(1)));
        }
    }

    private Visitor signedIn(String name) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(name, TestAccounts.PASSWORD);
        return visitor;
    }

    private boolean isOpen() {
        return owner().count("SELECT count(*) FROM people.account WHERE username = ? AND closed_at IS NULL", username)
                == 1;
    }

    private int letters() {
        letters.sendWhatIsDue();
        return MAILS.count();
    }

    @Test
    void onTheDayAfterTheLastDoorAccountGroupsAndListAllSaySo() {
        GateForTests gate = GateForTests.open(jdbc, premises, port, null);
        String desk = TestAccounts.staff(people, StaffRole.DESK).username();
        assertThat(gate.in(card)).isEqualTo("welcome");
        gate.out(card);
        assertThat(signedIn(username).get("/account").body()).contains("You may use the library as: Student, until");
        assertThat(signedIn(desk).post("/people", Map.of("q", "lea leaver")).body())
                .contains("Student")
                .doesNotContain("nothing at present");
        daysPass(4);
        assertThat(gate.in(card)).isEqualTo("membership_over");
        Visitor leaver = signedIn(username);
        assertThat(leaver.get("/account").body())
                .contains("You may not use the library’s services at present")
                .doesNotContain("You may use the library as");
        assertThat(leaver.get("/").body())
                .doesNotContain("<li>Student</li>")
                .contains(
                        "You may not use the library’s services at present", "href=\"/account\"", "href=\"/my-data\"");
        assertThat(signedIn(desk).post("/people", Map.of("q", "lea leaver")).body())
                .contains("nothing at present");
        assertThat(signedIn(desk).get("/people/" + person.value()).body())
                .contains("They are no user of the library today");
    }

    @Test
    void theyAreToldFourteenDaysBeforeTheAccountClosesThirtyDaysAfterTheEnd() {
        daysPass(3 + 15);
        assertThat(letters()).isZero();
        daysPass(1);
        assertThat(letters()).isOne();
        assertThat(MAILS.to("lea@example.org")).singleElement().asString().contains("closes on", "Until then");
        assertThat(signedIn(username).get("/account").body()).contains("This account closes on");
        daysPass(13);
        assertThat(letters()).as("once").isOne();
        assertThat(isOpen()).isTrue();
        daysPass(1);
        assertThat(isOpen()).isFalse();
        assertThat(signedIn(username).get("/account").statusCode()).isNotEqualTo(200);
    }

    @Test
    void whoeverComesBackKeepsTheirAccount() {
        daysPass(3 + 16);
        assertThat(letters()).isOne();
        owner().execute(
                        "INSERT INTO people.affiliation (id, person_id, user_group, since)"
                                + " VALUES (gen_random_uuid(), ?, 'alumnus', ?)",
                        person.value(),
                        today());
        daysPass(30);
        assertThat(isOpen()).isTrue();
        assertThat(letters()).isOne();
    }

    @Test
    void whoeverActsForTheLibraryIsLeftToTheSystemsLibrarian() {
        owner().execute(
                        "INSERT INTO people.staff_role (account_id, role, granted_at)"
                                + " SELECT id, 'desk', now() FROM people.account WHERE username = ?",
                        username);
        daysPass(60);
        assertThat(isOpen()).isTrue();
        assertThat(letters()).isZero();
    }
}
