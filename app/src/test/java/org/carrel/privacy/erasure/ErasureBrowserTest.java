package org.carrel.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Erased;
import org.carrel.sentinel.ingest.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// The officer finds somebody, sees what would go, confirms it, and holds the certificate.
@CarrelTest
@ExtendWith(Windows.class)
class ErasureBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Erased erased;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void fromAUserNameToACertificate(Look look, Windows windows) {
        var officer = TestAccounts.staff(people, StaffRole.DPO);
        var former = TestAccounts.reader(people, UserGroup.STUDENT);
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        database.execute(
                "UPDATE people.affiliation SET since = '2020-01-01', until = '2021-01-01' WHERE person_id ="
                        + " (SELECT person_id FROM people.account WHERE id = ?)",
                former.id().value());
        database.execute(
                "INSERT INTO sentinel.suppression (account, reason, reviewer, created_at, until) VALUES"
                        + " (?, 'Reads with her brother in Leeds', gen_random_uuid(), '2020-01-01', '2020-02-01')",
                tokens.of(former.username()).account());
        database.execute(
                "INSERT INTO privacy.notice_seen (account, hash, seen_at) SELECT ?, hash, now() FROM"
                        + " privacy.notice_version LIMIT 1",
                former.id().value());
        database.execute(
                "INSERT INTO privacy.request (kind, subject, channel, concerns, body, received_at, state)"
                        + " SELECT k, (SELECT person_id::text FROM people.account WHERE id = ?), 'my_data', '*', 'Please', now(),"
                        + " 'open' FROM unnest('{erase,complain}'::text[]) k",
                former.id().value());
        Window window = windows.open(look).signIn(officer.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/privacy/officer/erasures");
        window.check("erasures");
        page.getByLabel("User name or number").fill("nobody-here");
        page.getByText("Show what would go").click();
        assertThat(page.locator("p[role=alert]").innerText()).contains("nobody-here");
        page.getByLabel("User name or number").fill(former.username());
        page.getByText("Show what would go").click();
        assertThat(page.locator("main").innerText())
                .contains("What goes", "What stays", "The law requires", "brother in Leeds")
                .contains("Requests that end with it", "Complaint");
        String request =
                page.locator("section[aria-labelledby=requests] a").last().getAttribute("href");
        window.check("erasure-plan");
        page.getByLabel("It goes").check();
        page.getByLabel("To confirm, type").fill("something else");
        page.getByText("Erase now").click();
        assertThat(page.locator("p[role=alert]").innerText()).contains("Nothing was erased");
        assertThat(page.getByLabel("It goes").isChecked()).isTrue();
        page.getByLabel("To confirm, type").fill(former.username());
        page.getByText("Erase now").click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Certificate of erasure");
        assertThat(page.locator("main").innerText()).doesNotContain(former.username(), "Rowan");
        window.check("erasure-certificate");
        window.goTo(request);
        assertThat(page.locator("main").innerText()).contains("an erased person", "Ended: the person was erased");
        window.check("request-ended");
        assertThat(erased.refuses("student-feed", former.username())).isTrue();
        window.goTo("/privacy/officer/erasures");
        assertThat(page.locator("main").innerText()).contains("student-feed");
        window.check("erasure-returns");
        page.locator("main button:has-text('Let them in')").first().click();
        assertThat(erased.isErased(former.username())).isFalse();
        var current = TestAccounts.reader(people, UserGroup.STAFF);
        page.getByLabel("User name or number").fill(current.username());
        page.getByText("Show what would go").click();
        assertThat(page.locator("main").innerText()).contains("still a user", "our agreement with them");
        window.check("erasure-refused");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whatGoesInTheComingWeek(Look look, Windows windows) {
        var officer = TestAccounts.staff(people, StaffRole.DPO);
        new OwnerOfDatabase(environment)
                .execute(
                        "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                                + " networks, countries, bytes) SELECT 'u1-b' || i, current_date - i, 1, 0.1, 1, 1, 1, 1, 1, 1"
                                + " FROM generate_series(170, 190) i ON CONFLICT DO NOTHING");
        new OwnerOfDatabase(environment)
                .execute("INSERT INTO privacy.retention_report VALUES (current_date - 1, 'people.session', 'session',"
                        + " 'deleted', 12, now()) ON CONFLICT DO NOTHING");
        Window window = windows.open(look).signIn(officer.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/privacy/officer/retention");
        assertThat(page.locator("main").innerText())
                .contains("Pseudonymised record of your remote access", "Who is signed in");
        window.check("retention");
    }

    @Test
    void onlyTheOfficerErases() {
        var reader = TestAccounts.reader(people, UserGroup.STUDENT);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reader.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get("/privacy/officer/erasures").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/privacy/officer/retention").statusCode()).isEqualTo(403);
        Map<String, String> form = Map.of("who", reader.username(), "typed", reader.username());
        assertThat(visitor.post("/privacy/officer/erasures", form).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/privacy/officer/erasures/plan", form).statusCode())
                .isEqualTo(403);
    }
}
