package org.carrel.circulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// A librarian reads the policy, changes a line, tries it, and makes it count.
@CarrelTest
@ExtendWith(Windows.class)
@Import(CatalogueForTests.class)
class PolicyBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Policies policies;

    private TestAccount librarian;

    @BeforeEach
    void noDraft() {
        drafts.draft().ifPresent(draft -> drafts.discard(draft.revision()));
        librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void fromThePolicyInForceToTheNextOne(Look look, Windows windows) {
        Window window = windows.open(look);
        window.signIn(librarian.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/lending-policy");
        assertThat(page.locator("main").innerText()).contains("Taught student", "1 week");
        window.check("policy");
        window.press("Change the policy");
        window.check("policy-draft");

        page.getByText("Change line 1", new Page.GetByTextOptions()).first().click();
        window.check("policy-rule");
        page.getByLabel("For how long").fill("soon");
        page.locator("main form button").click();
        assertThat(page.locator("#wrong-period").innerText()).contains("3 weeks");
        window.check("policy-rule-wrong");
        int weeks = policies.current().number() + 1;
        page.getByLabel("For how long").fill(weeks + " weeks");
        page.locator("main form button").click();
        assertThat(page.locator("main").innerText()).contains(weeks + " weeks");

        window.goTo("/lending-policy/draft/changes");
        window.check("policy-changes");
        window.goTo("/lending-policy/trial");
        page.locator("main form button").click();
        assertThat(page.locator("#answers").innerText()).contains("By the policy in force", "By the draft");
        window.check("policy-trial");

        window.goTo("/lending-policy/draft");
        page.getByLabel("Why does the policy change?").fill("Books are kept for longer now");
        window.press("Save as the new policy");
        assertThat(page.url()).endsWith("/lending-policy");
        assertThat(policies.current().number()).isEqualTo(weeks);
        window.goTo("/lending-policy/versions");
        window.check("policy-versions");
        window.goTo("/lending-policy/versions/" + weeks);
        window.check("policy-version");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whatIsWrongIsShownWithThePair(Look look, Windows windows) {
        Window window = windows.open(look);
        window.signIn(librarian.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/lending-policy/draft/rules?copy=1");
        page.locator("input[name=items-kind][value=all]").check();
        page.locator("main form button").click();
        assertThat(page.locator("#problems").innerText()).contains("both decide the same");
        window.check("policy-problems");
        window.goTo("/lending-policy/draft/patron-types/sconul");
        window.check("policy-patron");
        window.goTo("/lending-policy/draft/due-dates");
        window.check("policy-due-dates");
        window.goTo("/lending-policy/draft/file");
        page.locator("#file").fill("rule,all,all,all,perhaps");
        page.locator("main form button").click();
        assertThat(page.locator("#refused").innerText()).contains("Row 1:");
        window.check("policy-file");
    }
}
