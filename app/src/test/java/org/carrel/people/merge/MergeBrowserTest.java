package org.carrel.people.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A librarian compares two records, joins them and parts them again.
@CarrelTest
@TestPropertySource(properties = "carrel.context=MergeBrowserTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@ExtendWith(Windows.class)
class MergeBrowserTest {

    @Autowired
    private People people;

    private static void button(Page page, String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void twoRecordsAreComparedJoinedAndParted(Look look, Windows windows) {
        people.enter("Ruth Postgate", Set.of(UserGroup.STUDENT), "rp@example.org");
        people.enter("Ruth E. Postgate-Wetherby", Set.of(UserGroup.STUDENT, UserGroup.ALUMNUS), "rp@example.org");
        String librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN).username();
        Window window = windows.open(look).signIn(librarian, TestAccounts.PASSWORD);
        Page page = window.goTo("/people/duplicates");
        assertThat(page.locator("main").innerText()).contains("same mail address");
        window.check("duplicates");
        page.locator("main")
                .getByText("Compare", new Locator.GetByTextOptions().setExact(true))
                .click();
        window.check("merge-preview");
        page.getByLabel("Why is it one person?").fill("short");
        button(page, "Join them");
        assertThat(page.locator("p[role=alert]").innerText()).contains("at least ten characters");
        page.getByLabel("Why is it one person?").fill("She showed her passport at the desk");
        button(page, "Join them");
        assertThat(page.locator("h1").innerText()).isEqualTo("The records are joined");
        window.check("merge-done");
        button(page, "Part them again");
        assertThat(page.locator("h1").innerText()).isEqualTo("The records are parted again");
        window.check("merge-parted");
        window.goTo("/people/duplicates");
        button(page, "are two people");
        assertThat(page.locator("main").innerText()).contains("No pairs look alike");
        window.check("duplicates-none");
    }
}
