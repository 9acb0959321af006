package org.carrel.sentinel.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.oversight.Oversight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A reviewer's working day, in a browser.
@CarrelTest
@ExtendWith(Windows.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=ReviewBrowserTest")
class ReviewBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Oversight oversight;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void fromTheQueueToThePersonToTheVerdictAndTheOfficerSeesIt(Look look, Windows windows) {
        OneAlert.readInto(sentinel, people, folder);
        var officer = TestAccounts.staff(people, StaffRole.DPO);
        var reviewer = OneAlert.trainedReviewer(people, oversight, Clock.systemUTC());
        Window window = windows.open(look).signIn(reviewer.username(), TestAccounts.PASSWORD);
        Page page = window.page();
        window.goTo("/alerts/1");
        page.locator("#reveal-reason").fill("Four hundred articles in two hours, from a network never used before");
        page.locator("form[action$='/reveals'] button").click();
        page.waitForURL("**/alerts/1/person");
        assertThat(page.locator("main").innerText()).contains(OneAlert.OWNER);
        window.check("alert-person");
        page.locator("main a.btn-primary").click();
        page.locator("input[value=compromised]").check();
        page.locator("#note").fill("Told the service desk.");
        page.locator("#verdict-form button").click();
        assertThat(page.locator("[role=status]").innerText()).contains("recorded");
        window.check("alert-decided");
        window.goTo("/alerts?show=decided");
        window.check("alerts-decided");
        window.goTo("/reveals");
        window.check("reveals");

        Window other = windows.open(look).signIn(officer.username(), TestAccounts.PASSWORD);
        other.goTo("/oversight");
        assertThat(other.page().locator("main").innerText())
                .contains("Four hundred articles in two hours", "Compromised")
                .doesNotContain(OneAlert.OWNER);
        other.check("oversight");
        other.goTo("/oversight/assessment");
        other.page()
                .locator("#body")
                .fill(other.page().locator("#body").inputValue() + " Looked at again in this year.");
        other.page().locator("main form button").click();
        assertThat(other.page().locator("main").innerText()).contains("Version 2", "Looked at again in this year.");
        other.check("assessment");
        Window owner = windows.open(look).signIn(SampleLog.THIEF, TestAccounts.PASSWORD);
        owner.goTo("/my-data");
        assertThat(owner.page().locator("main").innerText()).contains("Four hundred articles in two hours");
        owner.check("my-data");
        owner.page().locator("form[action='/my-data/objection'] button").click();
        other.goTo("/oversight/objections");
        other.check("objections");
    }

    @Test
    void theQueueIsWorkedByKeysAndNewAlertsComeByThemselves(Windows windows) throws IOException {
        var reviewer = OneAlert.reviewer(people);
        Window window = windows.open(Look.DESK).signIn(reviewer.username(), TestAccounts.PASSWORD);
        Page page = window.page();
        window.goTo("/alerts");
        assertThat(page.locator("main").innerText()).contains("Nothing waits");

        String log = SampleLog.text(Instant.parse("2026-03-02T00:00:00Z"));
        sentinel.read(List.of(Files.writeString(folder.resolve("sample.log"), log)));
        page.locator("tr[data-alert]").waitFor();
        page.keyboard().press("j");
        assertThat(page.evaluate("document.activeElement.closest('tr').dataset.alert"))
                .isEqualTo("1");
        page.keyboard().press("Enter");
        page.waitForURL("**/alerts/1");
        page.keyboard().press("4");
        assertThat(page.locator("input[value=vpn_or_travel]").isChecked()).isTrue();
        page.locator("#note").fill("a 1 in a note chooses nothing");
        assertThat(page.locator("input[value=vpn_or_travel]").isChecked()).isTrue();
        page.locator("#verdict-form button").click();
        page.locator("[role=status]").waitFor();
        page.keyboard().press("u");
        page.waitForURL("**/alerts");
        assertThat(page.locator("main").innerText()).contains("Nothing waits");
    }
}
