package org.carrel.sentinel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.accuracy.AccuracyData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// A queue of more than one page, worked without a mouse.
@CarrelTest
@ExtendWith(Windows.class)
class QueueKeysBrowserTest {

    private static final int ALERTS = 30;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    private AccuracyData data;

    @BeforeEach
    void moreAlertsThanAPageHolds() {
        data = new AccuracyData(environment);
        data.empty();
        for (int i = 0; i < ALERTS; i++) {
            data.alert("u1-" + i, LocalDate.of(2026, 3, 1).plusDays(i), 0.5);
        }
    }

    @AfterEach
    void noneAreLeft() {
        data.empty();
    }

    private Window reviewer(Windows windows) {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        return windows.open(Look.DESK).signIn(reviewer.username(), TestAccounts.PASSWORD);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.textContent.trim()"));
    }

    private static String focusedRow(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.closest('tr')?.dataset.alert"));
    }

    private static String row(Page page, int at) {
        return page.locator("tr[data-alert]").nth(at).getAttribute("data-alert");
    }

    /// Until the list has been fetched anew.
    private static void poll(Page page) {
        page.evaluate("document.getElementById('queue').dataset.old = 'yes'");
        page.locator("#queue:not([data-old])").waitFor(new Locator.WaitForOptions().setTimeout(20_000));
    }

    @Test
    void whatHasTheFocusKeepsItWhenTheListComesAnew(Windows windows) {
        Page page = reviewer(windows).goTo("/alerts?order=newest");
        for (String link : List.of(".sorting a:nth-child(3)", ".sorting a:last-child", ".paging a[rel=next]")) {
            page.keyboard().press("j");
            page.locator(link).focus();
            String before = focused(page);
            poll(page);
            assertThat(focused(page)).as(link).isEqualTo(before);
        }
        page.locator("tr[data-alert] a").nth(3).focus();
        String row = focusedRow(page);
        poll(page);
        assertThat(focusedRow(page)).isEqualTo(row);
    }

    @Test
    void theKeysGoOnAtTheNextPageAndBackAtTheOneBefore(Windows windows) {
        Page page = reviewer(windows).goTo("/alerts?order=newest");
        for (int i = 0; i < ReadAlerts.PAGE; i++) {
            page.keyboard().press("j");
        }
        assertThat(focusedRow(page)).isEqualTo(row(page, ReadAlerts.PAGE - 1));

        page.keyboard().press("j");
        page.waitForURL("**/alerts?*page=2");
        assertThat(focusedRow(page)).isEqualTo(row(page, 0));
        assertThat(page.locator("tr[data-alert]").count()).isEqualTo(ALERTS - ReadAlerts.PAGE);

        page.keyboard().press("k");
        page.waitForURL("**/alerts?*page=1");
        assertThat(focusedRow(page)).isEqualTo(row(page, ReadAlerts.PAGE - 1));
    }

    @Test
    void theWayBackLeadsToTheQueueAsItWasLeft(Windows windows) {
        Page page = reviewer(windows).goTo("/alerts?show=all&order=strongest&page=2");
        page.keyboard().press("j");
        page.keyboard().press("j");
        String left = focusedRow(page);
        page.keyboard().press("Enter");
        page.waitForURL("**/alerts/" + left);
        assertThat(page.locator("[data-back]").getAttribute("href")).endsWith("?show=all&order=strongest&page=2");

        page.keyboard().press("u");

        page.waitForURL("**/alerts?show=all&order=strongest&page=2");
        assertThat(focusedRow(page)).isEqualTo(left);
    }

    @Test
    void whoSwitchesShortcutsOffIsNotSurprisedByAKey(Windows windows) {
        Window window = reviewer(windows);
        Page page = window.goTo("/alerts");
        page.locator(".shortcuts button[value=off]").click();
        page.locator("[data-shortcuts=off]").waitFor();
        window.check("alerts-shortcuts-off");
        page.keyboard().press("j");
        assertThat(focusedRow(page)).isEqualTo("null");

        page.locator("tr[data-alert] a").first().click();
        page.locator("#verdict-form").waitFor();
        page.keyboard().press("4");
        page.keyboard().press("d");
        page.keyboard().press("u");
        assertThat(page.locator("#verdict-form input:checked").count()).isZero();
        assertThat(page.evaluate("document.activeElement === document.body")).isEqualTo(true);
        assertThat(page.url()).contains("/alerts/");

        page.locator(".shortcuts button[value=on]").click();
        page.locator("[data-shortcuts=on]").waitFor();
        page.keyboard().press("4");
        assertThat(page.locator("input[value=vpn_or_travel]").isChecked()).isTrue();
        window.check("alert-shortcuts-on");
    }
}
