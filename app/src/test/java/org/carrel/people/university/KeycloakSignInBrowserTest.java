package org.carrel.people.university;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.carrel.CarrelTest;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.sentinel.securing.connector.RealKeycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// With a real Keycloak, which takes a while to start: run with `-Pkeycloak`.
@Tag("keycloak")
@CarrelTest
@ExtendWith(Windows.class)
@TestPropertySource(
        properties = {
            "carrel.signin.oidc.client-id=site",
            "carrel.signin.oidc.client-secret=site-secret-for-tests",
            "carrel.signin.oidc.join=true",
            "carrel.signin.oidc.groups[0].claim=eduPersonScopedAffiliation",
            "carrel.signin.oidc.groups[0].pattern=student@.*",
            "carrel.signin.oidc.groups[0].group=student",
            "carrel.signin.step-up.required=true"
        })
@DirtiesContext
class KeycloakSignInBrowserTest {

    private static final String PASSWORD = "Stolen-password-1!";

    private static RealKeycloak keycloak;

    @Autowired
    private People people;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void keycloak(DynamicPropertyRegistry properties) throws Exception {
        int port = RealKeycloak.freePort();
        keycloak = RealKeycloak.start(URI.create("http://127.0.0.1:" + port));
        properties.add("server.port", () -> port);
        properties.add("carrel.signin.oidc.issuer", () -> keycloak.url() + "/realms/library");
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void aStudentJoinsAndSignsOutHereAndThere(Windows windows) {
        Window window = windows.open(Look.DESK);
        Page page = window.goTo("/sign-in?then=/account");
        atKeycloak(page, "rashdown");
        page.waitForURL("**/account");
        assertThat(page.locator("main")).containsText("Rowan Ashdown");
        assertThat(page.locator("main")).containsText("Student");
        window.check("account-from-university");

        page.locator("main").getByText("Sign out", exactly()).click();
        page.waitForURL("**/?signed-out");
        window.goTo("/sign-in");
        page.getByText("Sign in with your university account").click();
        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    void aKeycloakUserWhoIsStaffSignsInWithAStepUp(Windows windows) {
        PersonId person = people.enter("Harriet Vane", Set.of(UserGroup.STAFF), "harriet@example.org");
        people.createAccount(NewAccount.of(person, "harvester.smith", null, Set.of(StaffRole.SYSTEMS_LIBRARIAN)));
        Window window = windows.open(Look.PHONE);
        Page page = window.goTo("/sign-in?then=/staff");
        atKeycloak(page, "harvester.smith");
        page.waitForURL("**/account/second-factor?then=*");
        window.check("second-factor-from-university");
        page.getByText("Set up an app").click();
        byte[] secret = Base32.decode(page.locator("#secret").innerText().replace(" ", ""));
        page.getByLabel("Code from your app").fill(code(secret, 0));
        page.getByText("Finish").click();
        page.getByText("I have kept them").click();
        page.waitForURL("**/staff");
        assertThat(page.locator("main h1")).hasText("Staff");

        Window elsewhere = windows.open(Look.DESK);
        Page again = elsewhere.goTo("/sign-in?then=/staff");
        atKeycloak(again, "harvester.smith");
        again.waitForURL("**/step-up?then=*");
        elsewhere.check("step-up-from-university");
        again.getByLabel("Code from your app").fill(code(secret, 1));
        again.getByText("Go on").click();
        again.waitForURL("**/staff");
    }

    @Test
    void whoSignsOutAtKeycloakIsSignedOutHere(Windows windows) {
        Page page = windows.open(Look.DESK).goTo("/sign-in?then=/account");
        atKeycloak(page, "rashdown");
        page.waitForURL("**/account");
        String account = page.url();
        page.navigate(keycloak.url() + "/realms/library/protocol/openid-connect/logout");
        page.locator("#kc-logout").click();
        assertThat(page.locator("#kc-page-title")).containsText("You are logged out");
        page.navigate(account);
        assertThat(page.url()).as("by Keycloak's word alone").contains("/sign-in?then=");
    }

    private static void atKeycloak(Page page, String username) {
        page.getByText("Sign in with your university account").click();
        page.locator("#username").fill(username);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }

    private String code(byte[] secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "HmacSHA1"),
                            clock.instant().plusSeconds(30L * steps));
        } catch (java.security.InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    private static com.microsoft.playwright.Locator.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
    }
}
