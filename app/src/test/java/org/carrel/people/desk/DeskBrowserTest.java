package org.carrel.people.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody at the desk serves somebody before it.
@CarrelTest
@ExtendWith(Windows.class)
class DeskBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @LocalServerPort
    private int port;

    private static int readers;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aReaderIsFoundGivenACardStoppedAndToldWhy(Look look, Windows windows) {
        String unique = "Finder" + (char) ('a' + readers++)
                + UUID.randomUUID().toString().substring(0, 4);
        PersonId person =
                people.enter("Niamh " + unique, Set.of(UserGroup.STUDENT, UserGroup.NHS_STAFF), "n@example.org");
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        GateForTests gate = GateForTests.open(jdbc, premises, port, null);
        Window desk = windows.open(look)
                .signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        Page page = desk.goTo("/people");
        desk.check("people");
        page.fill("#q", unique.toLowerCase(Locale.ROOT) + " nia");
        page.locator("main form[role=search] button").click();
        desk.check("people-found");
        page.locator("main table a").first().click();
        assertThat(page.locator("h1").innerText()).contains(unique);
        desk.check("person");
        String card = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        page.getByText("Give a card or barcode").click();
        desk.check("person-card");
        page.fill("#value", card);
        page.locator("form.sheet button.btn-primary").click();
        assertThat(gate.in(card)).isEqualTo("welcome");
        gate.out(card);
        page.getByText("Stop something").click();
        page.selectOption("#choose", "identity_unproved");
        page.locator("form[method=get] button").click();
        assertThat(page.inputValue("#sentence")).startsWith("You have not yet shown us who you are");
        desk.check("person-block");
        page.fill("#sentence", "We could not see your face on the picture. Bring your passport to the desk.");
        page.locator("form[method=post].sheet button.btn-primary").click();
        assertThat(page.locator("section[aria-labelledby=may]").innerText()).contains("Not now: come in by the gates");
        desk.check("person-blocked");
        assertThat(gate.in(card)).isEqualTo("blocked");
        Window reader = windows.open(look).signIn(username, TestAccounts.PASSWORD);
        Page own = reader.goTo("/account");
        assertThat(own.locator("section[aria-labelledby=own-blocks]").innerText())
                .contains("Bring your passport to the desk", "come in by the gates", "What you can do");
        reader.check("account-blocked");
        page.getByText("Lift it").click();
        assertThat(gate.in(card)).isEqualTo("welcome");
        gate.out(card);
        for (String form : new String[] {"details", "affiliations/new?group=nhs_staff", "needs", "nhs", "account"}) {
            desk.goTo("/people/" + person.value() + "/" + form);
            desk.check("person-" + form.replaceAll("[^a-z]", "-"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aCardThatItsHolderReportsAsLostIsRefusedAtTheDoor(Look look, Windows windows) {
        PersonId person = people.enter("Ferdia Loser", Set.of(UserGroup.STUDENT));
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        String card = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        Window desk = windows.open(look)
                .signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        Page page = desk.goTo("/people/" + person.value() + "/cards/new");
        page.fill("#value", card);
        page.locator("form.sheet button.btn-primary").click();
        page = desk.goTo("/people/" + person.value() + "/needs");
        page.selectOption("#need", "quiet_place");
        page.locator("form.sheet button.btn-primary").click();
        GateForTests gate = GateForTests.open(jdbc, premises, port, null);
        assertThat(gate.in(card)).isEqualTo("welcome");
        gate.out(card);
        Window reader = windows.open(look).signIn(username, TestAccounts.PASSWORD);
        Page own = reader.goTo("/account");
        reader.check("account");
        own.locator("a:has-text('I have lost it')").click();
        reader.check("account-card-loss");
        own.locator("main button").click();
        assertThat(own.locator("p.notice[role=status]").innerText()).contains("Your card is closed");
        reader.check("account-lost");
        assertThat(gate.in(card)).isEqualTo("replaced_card");
        own.locator("button:has-text('I do not need it any more')").click();
        assertThat(own.locator("body").innerText()).doesNotContain("A quiet place");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whatColleaguesHaveLearntIsRecordedAndSeenByThem(Look look, Windows windows) {
        TestAccounts.TestAccount librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN);
        Window window = windows.open(look).signIn(librarian.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/staff/training");
        page.selectOption("#account", librarian.id().value().toString());
        page.fill("#subject", "First aid");
        page.fill("#completed", "2025-12-01");
        page.fill("#until", "2025-12-24");
        page.locator("form.sheet button").click();
        assertThat(page.locator("table").innerText()).contains("First aid", "over");
        window.check("training");
        Page own = window.goTo("/account");
        assertThat(own.locator("section[aria-labelledby=own-training]").innerText())
                .contains("First aid");
        window.check("account-of-staff");
        PersonId person = people.enter("Orla Ended", Set.of(UserGroup.STAFF));
        page = window.goTo("/people/" + person.value());
        page.getByText("Change its end").click();
        window.check("person-affiliation");
    }
}
