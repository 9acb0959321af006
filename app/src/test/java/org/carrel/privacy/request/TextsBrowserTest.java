package org.carrel.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.KnownPerson;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// The officer reads texts that may speak of others and decides each.
@CarrelTest
@ExtendWith(Windows.class)
class TextsBrowserTest {

    @Autowired
    private Requests requests;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    private void revealed(UUID person, String reason) {
        new OwnerOfDatabase(environment)
                .execute(
                        "WITH a AS (INSERT INTO sentinel.alert (account, opened_at, first_at, last_at, score, probability,"
                                + " documents_before, documents, raised_at)"
                                + " VALUES (?, now(), now(), now(), 30, 0.9, 0, 1, now()) RETURNING id, account)"
                                + " INSERT INTO sentinel.reveal (alert_id, account, reviewer, reason, asked_at, person_id)"
                                + " SELECT a.id, a.account, gen_random_uuid(), ?, now(), ? FROM a",
                        UUID.randomUUID().toString(),
                        reason,
                        person);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void eachTextIsReadAndDecidedBeforeAnybodyElseReadsIt(Look look, Windows windows) {
        TestAccount reader = TestAccounts.reader(people, UserGroup.STUDENT);
        KnownPerson known = purposes.in(
                new Purpose("answer_rights"),
                () -> people.byUsername(reader.username()).orElseThrow());
        revealed(known.id().value(), "Bob Babbage of the next room said that he has her password");
        revealed(
                known.id().value(),
                "Downloads at night from two countries, which fits neither her earlier use nor the term. "
                        + "Her supervisor, whom the service desk rang, said that she was on leave, and that his own"
                        + " account had been used from the same address a week before.");
        Subject subject = new Subject(known.id().value(), known.account().value());
        long id = ((Requests.Outcome.Taken) requests.ask(subject, Asked.own(Kind.ACCESS, "*", ""))).id();
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Window window = windows.open(look).signIn(officer.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/privacy/officer/requests/" + id + "/texts");
        assertThat(page.locator("main").innerText()).contains("Text 1 of 2", "Bob Babbage");
        assertThat(page.locator("input[type=radio]:checked").count()).isZero();
        window.check("texts");
        page.getByLabel("Hand it out shortened").first().check();
        page.getByLabel("Hand it out as it stands").last().check();
        button(page);
        assertThat(page.locator("p[role=alert]").innerText()).contains("nothing was taken out of it");
        window.check("texts-refused");
        page.getByLabel("Text 1, shortened").fill("[…] said that he has her password");
        button(page);
        assertThat(page.locator("main").innerText()).contains("The officer handed out texts");
        window.goTo("/privacy/officer/requests/" + id + "/texts");
        assertThat(page.locator("textarea").first().inputValue()).startsWith("[…]");
        window.check("texts-again");

        Window person = windows.open(look).signIn(reader.username(), TestAccounts.PASSWORD);
        assertThat(person.goTo("/my-data/requests/" + id).locator("main").innerText())
                .contains("[…] said that he has her password", "Downloads at night")
                .doesNotContain("Babbage");
        person.check("texts-received");
    }

    private static void button(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hand these out"))
                .click();
    }
}
