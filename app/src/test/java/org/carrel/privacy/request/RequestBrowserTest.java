package org.carrel.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Every page a person and the officer pass on the way from a question to its answer.
@CarrelTest
@TestPropertySource(properties = "carrel.context=RequestBrowserTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class RequestBrowserTest {

    @Autowired
    private People people;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aPersonStopsTheUseOfTheirDataAndTheOfficerAnswers(Look look, Windows windows) {
        TestAccount reader = TestAccounts.reader(people, UserGroup.STUDENT);
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Window window = windows.open(look).signIn(reader.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/my-data");
        link(page, "Ask for a correction");
        window.check("rights");
        for (String right : new String[] {"rectify", "erase", "object", "withdraw", "complain", "access"}) {
            window.goTo("/my-data/rights/" + right);
            window.check("rights-" + right);
        }
        assertThat(window.goTo("/my-data/rights/withdraw").locator("main").innerText())
                .contains("Nothing that the library does today rests on your consent", "not on consent");
        assertThat(page.locator("main form").count()).isZero();
        window.goTo("/my-data/rights/restrict");
        window.check("rights-restrict");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop it now"))
                .click();
        assertThat(page.locator("p[role=alert]").innerText()).contains("Nothing was sent");
        page.getByLabel("Why?").fill("My name is spelt wrongly everywhere");
        page.getByText("Stop it now").click();
        assertThat(page.locator("main").innerText()).contains("Your request has arrived", "It is only stored");
        window.check("own-request");
        String own = page.url();

        Window desk = windows.open(look).signIn(officer.username(), TestAccounts.PASSWORD);
        Page officers = desk.goTo("/privacy/officer");
        assertThat(officers.locator("main").innerText()).contains("Restriction", "Rowan Ashdown");
        desk.check("desk");
        officers.locator("main tbody tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Rowan Ashdown"))
                .first()
                .locator("th a")
                .click();
        desk.check("desk-request");
        decide(officers, "Answer it and close it", "short");
        assertThat(officers.locator("p[role=alert]").innerText()).contains("at least 10 characters");
        assertThat(officers.getByLabel("What you say").inputValue()).isEqualTo("short");
        decide(officers, "Answer it and close it", "We keep it stopped until the name is right.");
        assertThat(officers.locator("main").innerText()).contains("We keep it stopped");

        page.navigate(own);
        assertThat(page.locator("main").innerText()).contains("We keep it stopped", "done");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Let it be used again"))
                .click();
        assertThat(page.locator("main").innerText()).contains("That is taken back");
    }

    private static void decide(Page page, String step, String said) {
        page.getByLabel(step).check();
        page.getByLabel("What you say").fill(said);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Do it"))
                .click();
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void somebodyWithoutAnAccountAsksByThePublicForm(Look look, Windows windows) {
        Window window = windows.open(look);
        Page page = window.goTo("/privacy/request");
        window.check("public-request");
        page.getByLabel("What is it about?").fill("Do you hold anything about me?");
        page.getByLabel("Your name").fill("Grace Hopper");
        page.getByLabel("How can we reach you?").fill("grace@example.org");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
        assertThat(page.locator("main").innerText()).contains("We have your request");
        window.check("public-request-received");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theOfficerKeepsHoldsBreachesAndDisclosures(Look look, Windows windows) {
        TestAccount reader = TestAccounts.reader(people, UserGroup.STUDENT);
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Window window = windows.open(look).signIn(officer.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/privacy/officer/holds");
        page.getByLabel("User name").fill(reader.username());
        page.getByLabel("Reason").fill("A claim about a lost manuscript");
        page.getByLabel("Until the end of").fill("2030-01-31");
        button(page, "Place it");
        assertThat(page.locator("main tbody").innerText()).contains("Rowan Ashdown", "lost manuscript");
        window.check("holds");
        button(page, "Release");
        assertThat(page.locator("main").innerText()).contains("Nothing is on hold");

        window.goTo("/privacy/officer/breaches/new");
        window.check("breach-new");
        page.getByLabel("Known since").fill("2026-01-05T09:30");
        page.getByLabel("What happened").fill("A list of readers went to the wrong address");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("People concerned").fill("12");
        button(page, "Enter it");
        page.getByLabel("high:").check();
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("Addresses of people who hide");
        window.check("breach");
        button(page, "Decide");
        assertThat(page.locator("main").innerText()).contains("Tell the people concerned", "over the 72");
        window.check("breach-decided");
        page.getByLabel("What more was found").check();
        page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill("Three more were on a second list");
        page.getByLabel("if that has changed").fill("15");
        button(page, "Add the note");
        page.getByText("What came to light later").waitFor();
        assertThat(page.locator("main").innerText())
                .contains("What came to light later", "Three more were on a second list", "12 people were thought");
        assertThat(page.locator("#regulator-draft").inputValue()).contains("second list", "about: 15");
        window.check("breach-noted");
        window.goTo("/privacy/officer/breaches");
        window.check("breaches");

        window.goTo("/privacy/officer/disclosures");
        page.getByLabel("Authority", new Page.GetByLabelOptions().setExact(true))
                .fill("Thames Valley Police");
        page.getByLabel("Its reference").fill("TVP/1");
        page.getByLabel("Legal ground").fill("Production order of the Crown Court");
        page.getByLabel("User names").fill(reader.username());
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).check();
        window.check("disclosures");
        button(page, "Record it");
        button(page, "The law requires it");
        assertThat(page.locator("main").innerText()).doesNotContain("Rowan Ashdown");
        window.check("disclosure");
        button(page, "Give it now");
        assertThat(page.locator("main").innerText()).contains("Rowan Ashdown");
        window.check("disclosure-given");
        window.goTo("/privacy/officer");
        window.check("desk-with-breach");

        Window person = windows.open(look).signIn(reader.username(), TestAccounts.PASSWORD);
        assertThat(person.goTo("/my-data").locator("main").innerText()).contains("Thames Valley Police was told");
        person.check("my-data-disclosed");
    }

    @Test
    void withoutScriptsItWorksToo(Windows windows) {
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Window window = windows.openWithoutScripts(Look.DESK).signIn(officer.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/my-data/rights/rectify");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Imogen Thackeray-Jones");
        button(page, "Change it");
        assertThat(page.locator("main").innerText()).contains("Your name is changed", "Imogen Thackeray-Jones");
    }

    private static void button(Page page, String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }
}
