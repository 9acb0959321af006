package org.carrel.privacy.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.notice.CanonicalNotice;
import org.carrel.privacy.notice.CurrentNotice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// Everybody reads the notice and what changed; the officer signs; people are told.
@CarrelTest
@ExtendWith(Windows.class)
class VersionsBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private CurrentNotice current;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private NoticeVersionsData data;

    @BeforeEach
    void asInstalled() {
        data = new NoticeVersionsData(environment, current);
        data.empty();
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void everybodyReadsTheNoticeAndItsVersions(Look look, Windows windows) {
        CanonicalNotice older = data.older(Instant.parse("2026-01-05T09:00:00Z"));
        Window window = windows.open(look);
        Page page = window.goTo("/sign-in");
        page.getByRole(AriaRole.CONTENTINFO).getByText("Privacy notice").click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Privacy notice");
        assertThat(page.locator(".eyebrow").innerText())
                .contains(current.canonical().shortHash());
        window.check("privacy");
        page.getByText("Earlier versions of this notice").click();
        window.check("privacy-versions");
        page.getByText("Compare").first().click();
        assertThat(page.locator("main").innerText())
                .contains("“How you are reached” is now called “Contact details”", "is kept longer");
        window.check("privacy-compare");
        window.goTo("/privacy/versions/" + older.hash());
        assertThat(page.locator("main").innerText()).contains("old version", "How you are reached");
        window.check("privacy-old");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theOfficerDecidesAndSignsAndPeopleAreTold(Look look, Windows windows) {
        var officer = TestAccounts.staff(people, StaffRole.DPO);
        var reader = TestAccounts.reader(people, UserGroup.STUDENT);
        CanonicalNotice newer = data.newer();
        Window signing = windows.open(look).signIn(officer.username(), TestAccounts.PASSWORD);
        Page page = signing.goTo("/privacy/officer/versions");
        page.getByLabel("The new notice").fill("not a notice");
        page.getByText("Show what changes").click();
        assertThat(page.locator("main").innerText()).contains("That is not a notice");
        page.getByLabel("The new notice").fill(newer.text());
        signing.check("officer-versions");
        page.getByText("Show what changes").click();
        assertThat(page.locator("main").innerText())
                .contains("New purpose for data that is held already: “Selling names”");
        page.getByLabel("It is compatible with what").check();
        page.getByText("Sign this version").click();
        assertThat(page.locator("p[role=alert]").innerText()).contains("say why");
        assertThat(page.getByLabel("It is compatible with what").isChecked()).isTrue();
        page.getByLabel("People are told on their").check();
        signing.check("officer-sign");
        page.getByText("Sign this version").click();
        assertThat(page.locator("main").innerText()).contains("Signed on", "People are told.");
        signing.check("officer-signed");
        data.started(newer, Instant.now());
        Window reading = windows.open(look).signIn(reader.username(), TestAccounts.PASSWORD);
        Page home = reading.goTo("/");
        assertThat(home.locator("main").innerText()).contains("Our privacy notice has changed", "Selling names");
        reading.check("notice-changed");
        home.getByText("I have seen this").click();
        assertThat(home.locator("main").innerText()).doesNotContain("Our privacy notice has changed");
    }

    @Test
    void onlyTheOfficerSigns() {
        var reader = TestAccounts.reader(people, UserGroup.STUDENT);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reader.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get("/privacy/officer/versions").statusCode()).isEqualTo(403);
        assertThat(visitor.post(
                                "/privacy/officer/versions/"
                                        + current.canonical().hash() + "/signature",
                                java.util.Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aVersionThatDoesNotExistOrIsNotInForceIsNotShown() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/privacy/versions/nonsense").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/privacy/versions/compare?from=a&to=b").statusCode())
                .isEqualTo(404);
        data.execute(
                "INSERT INTO privacy.notice_version (hash, content, came, added_at) VALUES (?, ?, 'upload', now())",
                data.newer().hash(),
                data.newer().text());
        assertThat(visitor.get("/privacy/versions/" + data.newer().hash()).statusCode())
                .isEqualTo(404);
    }
}
