package org.carrel.people.stepup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import org.bouncycastle.util.encoders.Base32;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// As people meet it. The site has a name, `localhost`, since a passkey belongs to one.
@CarrelTest
@ExtendWith(Windows.class)
@TestPropertySource(
        properties = {
            "carrel.web.address=http://localhost:${local.server.port:0}",
            "carrel.signin.step-up.required=true",
            "carrel.signin.oidc.issuer=http://127.0.0.1:1/nobody-is-there",
            "carrel.signin.oidc.client-id=carrel",
            "carrel.signin.oidc.step-up.acr=mfa"
        })
@DirtiesContext
class StepUpBrowserTest {

    private static final String OPTIONS = "document.querySelector('form[data-passkey]').dataset.options";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aNewMemberOfStaffSetsUpAnAppAndShowsItsCodeTheNextTime(Look look, Windows windows) {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Window window = windows.open(look);
        Page page = window.goTo("/sign-in?then=/staff");
        window.check("sign-in-university");
        signIn(page, librarian);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your second proof")))
                .isVisible();
        window.check("second-factor-first");
        page.getByText("Set up an app").click();
        byte[] secret = Base32.decode(page.locator("#secret").innerText().replace(" ", ""));
        window.check("second-factor-app");
        page.getByLabel("Code from your app").fill("12 34 56");
        page.getByText("Finish").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(visible("does not fit")))
                .isVisible();
        page.getByLabel("Code from your app").fill(code(secret, 0));
        page.getByText("Finish").click();
        assertThat(page.locator(".panel code")).hasCount(8);
        String recovery = page.locator(".panel code").first().innerText();
        window.check("second-factor-codes");
        page.getByText("I have kept them").click();
        assertThat(page.url()).endsWith("/staff");
        window.goTo("/account/second-factor");
        window.check("second-factor-set-up");

        Window next = windows.open(look);
        Page again = next.goTo("/sign-in?then=/staff");
        signIn(again, librarian);
        next.check("step-up");
        again.getByLabel("Code from your app").fill("000000");
        again.getByText("Go on").click();
        next.check("step-up-refused");
        again.getByLabel("Code from your app").fill(recovery);
        again.getByText("Go on").click();
        assertThat(again.url()).endsWith("/staff");
    }

    @Test
    void theStepUpWorksWithoutJavaScript(Windows windows) {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Window window = windows.openWithoutScripts(Look.PHONE);
        Page page = window.goTo("/sign-in?then=/staff");
        signIn(page, librarian);
        page.getByText("Set up an app").click();
        byte[] secret = Base32.decode(page.locator("#secret").innerText().replace(" ", ""));
        page.getByLabel("Code from your app").fill(code(secret, 0));
        page.getByText("Finish").click();
        page.getByText("I have kept them").click();
        assertThat(page.url()).endsWith("/staff");
    }

    @Test
    void aPasskeyIsMadeAndShown(Windows windows) {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Window window = windows.open(Look.DESK);
        Page page = window.page();
        virtualAuthenticator(page);
        page.navigate(here("/sign-in?then=/staff"));
        signIn(page, librarian);
        page.getByLabel("A name for it").fill("Work laptop");
        page.getByText("Make a passkey").click();
        assertThat(page.locator(".panel code")).hasCount(8);
        page.getByText("I have kept them").click();
        page.navigate(here("/account/second-factor"));
        assertThat(page.getByText("Work laptop made on")).isVisible();
        window.check("second-factor-passkey");

        page.context().clearCookies();
        page.navigate(here("/sign-in?then=/staff"));
        signIn(page, librarian);
        assertThat(page.url()).contains("/step-up?then=");
        window.check("step-up-passkey");
        page.getByText("Use a passkey").click();
        page.waitForURL(here("/staff"));

        page.context().clearCookies();
        page.navigate(here("/sign-in"));
        signIn(page, librarian);
        page.getByText("Use a passkey").click();
        page.waitForURL(here("/"));
    }

    @Test
    void somebodyElsesPasskeyOpensNothing(Windows windows) {
        TestAccount first = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        TestAccount second = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Page page = windows.open(Look.DESK).page();
        virtualAuthenticator(page);
        for (TestAccount account : new TestAccount[] {first, second}) {
            page.context().clearCookies();
            page.navigate(here("/sign-in"));
            signIn(page, account);
            page.getByLabel("A name for it").fill("Key");
            page.getByText("Make a passkey").click();
            assertThat(page.locator(".panel code")).hasCount(8);
        }
        page.context().clearCookies();
        page.navigate(here("/sign-in"));
        signIn(page, second);
        Object keysOfSecond = page.evaluate("JSON.parse(" + OPTIONS + ").allowCredentials");
        page.context().clearCookies();
        page.navigate(here("/sign-in"));
        signIn(page, first);
        // The page asks for the first one's keys; a thief asks for their own.
        page.evaluate(
                "keys => " + OPTIONS + " = JSON.stringify({ ...JSON.parse(" + OPTIONS + "), allowCredentials: keys })",
                keysOfSecond);
        page.getByText("Use a passkey").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(visible("This passkey does not fit")))
                .isVisible();
    }

    @Test
    void aServiceThatIsAwayIsSaidOnTheSignInPage(Windows windows) {
        Window window = windows.open(Look.PHONE);
        Page page = window.goTo("/sign-in");
        page.getByText("Sign in with your university account").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(visible("does not answer")))
                .isVisible();
        window.check("sign-in-university-away");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aSystemsLibrarianTakesALostOneAway(Look look, Windows windows) {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        TestAccount desk = TestAccounts.staff(people, StaffRole.DESK);
        Window window = windows.open(look);
        Page page = window.goTo("/sign-in?then=/staff/" + desk.id().value());
        signIn(page, librarian);
        page.getByText("Set up an app").click();
        byte[] secret = Base32.decode(page.locator("#secret").innerText().replace(" ", ""));
        page.getByLabel("Code from your app").fill(code(secret, 0));
        page.getByText("Finish").click();
        page.getByText("I have kept them").click();
        page.getByText("Take it away").click();
        window.check("second-factor-reset");
        page.getByLabel("Reason").fill("short");
        page.locator("main form button").click();
        window.check("second-factor-reset-refused");
        page.getByLabel("Reason").fill("I met him at the desk; his phone is broken.");
        page.locator("main form button").click();
        assertThat(page.getByText("please tell Imogen Thackeray yourself")).isVisible();
        window.check("second-factor-reset-done");
    }

    private static com.microsoft.playwright.Locator.FilterOptions visible(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText(text)
                .setVisible(true);
    }

    private static void signIn(Page page, TestAccount account) {
        page.getByLabel("User name").fill(account.username());
        page.getByLabel("Password").fill(TestAccounts.PASSWORD);
        page.locator("main form button").click();
    }

    private String code(byte[] secret, int steps) {
        return new Totp(Totp.DIGITS).code(secret, clock.instant().plusSeconds(30L * steps));
    }

    private String here(String path) {
        return "http://localhost:" + port + path;
    }

    /// A key in the browser that always says yes.
    private static void virtualAuthenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", arguments);
    }
}
