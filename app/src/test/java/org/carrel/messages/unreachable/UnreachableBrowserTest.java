package org.carrel.messages.unreachable;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// The desk prints a letter to somebody whom no mail reaches.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(properties = "carrel.context=UnreachableBrowserTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class UnreachableBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theDeskPrintsALetter(Look look, Windows windows) {
        PersonId person = people.enter("Orla Unreached", Set.of(UserGroup.PUBLIC_MEMBER));
        OwnerOfDatabase owner = new OwnerOfDatabase(environment);
        owner.execute(
                "UPDATE people.person SET postal_address = E'1 Mill Lane\nWrensfield' WHERE id = ?", person.value());
        owner.execute(
                "WITH l AS (INSERT INTO messages.letter (person_id, slot, queued_at, unreachable)"
                        + " VALUES (?, now(), now(), 'no_address') RETURNING id, person_id)"
                        + " INSERT INTO messages.line (person_id, kind, key, words, told_at, letter_id)"
                        + " SELECT person_id, 'overdue', '1', 'Anatomy was due on 20 November.', now(), id FROM l",
                person.value());
        TestAccount desk = TestAccounts.staff(people, StaffRole.DESK);
        Window window = windows.open(look).signIn(desk.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/unreachable");
        window.check("unreachable");
        page.getByText("A letter to print").first().click();
        assertThat(page.locator("main").innerText()).contains("Dear Orla Unreached,", "1 Mill Lane");
        window.check("unreachable-letter");
        page.locator("main form button").click();
        assertThat(page.locator("main").innerText()).doesNotContain("Orla Unreached");
    }
}
