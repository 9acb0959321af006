package org.carrel.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.EnumSet;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
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

@CarrelTest
@ExtendWith(Windows.class)
class FrameBrowserTest {

    @Autowired
    private People people;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aVisitorsPagesAreSound(Look look, Windows windows) {
        Window window = windows.open(look);
        window.goTo("/");
        window.check("home-visitor");
        window.goTo("/sign-in");
        window.check("sign-in");
        window.goTo("/sign-in?refused");
        window.check("sign-in-refused");
        window.goTo("/no-such-page", 404);
        window.check("error-404");
        window.goTo("/setup?code=old", 410);
        window.check("setup-over");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aStudentsPagesAreSound(Look look, Windows windows) {
        Window window = windows.open(look);
        var account = TestAccounts.reader(people, UserGroup.STUDENT, UserGroup.STAFF);
        window.signIn(account.username(), TestAccounts.PASSWORD);
        window.check("home-student");
        window.goTo("/account");
        window.check("account-student");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theStaffsPagesAreSound(Look look, Windows windows) {
        Window window = windows.open(look);
        var account = TestAccounts.staff(
                people, EnumSet.complementOf(EnumSet.of(StaffRole.DPO)).toArray(StaffRole[]::new));
        window.signIn(account.username(), TestAccounts.PASSWORD);
        window.check("home-staff");
        if (look.width() < 700) {
            window.page().locator(".menu summary").click();
            window.check("menu");
        }
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aChosenAppearanceWinsOverTheDevicesOwn(Look look, Windows windows) {
        Page page = windows.open(look).goTo("/");
        String before = background(page);
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, named(look.dark() ? "Light" : "Dark"))
                .click();
        assertThat(background(page)).isNotEqualTo(before);
        page.reload();
        assertThat(background(page)).isNotEqualTo(before);
    }

    @Test
    void theSkipLinkIsTheFirstStopAndLeadsToTheContent(Windows windows) {
        Page page = windows.open(Look.DESK).goTo("/sign-in");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Skip to the content");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void whereTheKeyboardIsCanAlwaysBeSeen(Windows windows) {
        Page page = windows.open(Look.DESK).goTo("/sign-in");
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement === document.body || "
                            + "parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"))
                    .as("stop %s: %s", i, page.evaluate("document.activeElement.outerHTML"))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void everythingWorksWithoutScripts(Look look, Windows windows) {
        var account = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Window window = windows.openWithoutScripts(look).signIn(account.username(), TestAccounts.PASSWORD);
        Page page = window.page();
        assertThat(page.content()).contains("Good to see you, Imogen Thackeray");
        if (look.width() < 700) {
            page.locator(".menu summary").click();
            page.locator(".menu").getByText("Sign out").click();
        } else {
            page.locator(".wide-account").getByText("Sign out").click();
        }
        assertThat(page.content()).contains("You are signed out.");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String background(Page page) {
        return String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
    }
}
