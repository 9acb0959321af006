package org.carrel.sentinel.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.accuracy.AccuracyData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// A statistician tries settings out, another person signs them, and one click takes them back.
@CarrelTest
@ExtendWith(Windows.class)
class ReleaseBrowserTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Environment environment;

    @Autowired
    private CampusTrials campus;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @BeforeEach
    void nothingYet() {
        AccuracyData data = new AccuracyData(environment);
        data.empty();
        data.execute("""
                TRUNCATE sentinel.detector_release, sentinel.detector_trial, sentinel.challenger, sentinel.account_state,
                         sentinel.challenger_state, sentinel.challenger_day, sentinel.challenger_alert,
                         sentinel.seen_lines CASCADE
                """);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void newSettingsAreTriedSignedAndTakenBack(Look look, Windows windows) throws IOException {
        var one = TestAccounts.staff(people, StaffRole.STATISTICIAN);
        var other = TestAccounts.staff(people, StaffRole.STATISTICIAN);
        Window proposing = windows.open(look).signIn(one.username(), TestAccounts.PASSWORD);
        Page page = proposing.goTo("/releases");
        click(page, "Begin the bias check");
        page.getByText("Try other settings").click();
        page.getByLabel("Alerts a day").fill("2");
        page.getByLabel("travel").fill("40");
        page.getByLabel("Why?").fill("Travel sways it more than it should");
        proposing.check("releases-form");
        Window signing = windows.open(look).signIn(other.username(), TestAccounts.PASSWORD);
        synchronized (campus) {
            click(page, "Put on trial");
            assertThat(page.locator("main").innerText())
                    .contains("begins with the next log", "somebody else has to sign", "are being measured");
            proposing.check("releases-measuring");
            click(signing.goTo("/releases"), "Sign and release");
            assertThat(signing.page().getByRole(AriaRole.ALERT).innerText()).contains("still being measured");
        }
        campus.measureWhatIsDue();
        sentinel.read("a.log", Files.writeString(folder.resolve("a.log"), SampleLog.text(MONDAY)));
        page = proposing.goTo("/releases");
        assertThat(page.locator("main").innerText()).contains("What would have changed", "Compared since");
        assertThat(page.locator("#challenger-changed_verdicts-table").innerText())
                .contains("Not decided");
        assertThat(page.locator("#country_left_out-changed_groups-table").innerText())
                .contains("too few");
        assertThat(page.locator("#challenger-campus_caught-table").innerText())
                .contains("Bulk download by a tool", " of ");
        assertThat(page.locator("#challenger-campus_alerts-table").innerText()).contains("False alerts a day");
        assertThat(page.locator("main").innerText())
                .contains("These are simulated thefts", "meant for 20,000 accounts")
                .doesNotContain("are being measured");
        proposing.check("releases-trial");

        page = signing.goTo("/releases");
        click(page, "Sign and release");
        assertThat(page.locator("#running ~ dl").innerText()).contains("2", "travel 40%");
        signing.check("releases-history");
        click(page, "Back to the settings file");
        assertThat(page.locator("main").innerText()).contains("Reversal");
        assertThat(page.locator("#running ~ dl").innerText()).contains("5", "none");
    }

    @Test
    void aReviewerMaySignButNotProposeAndOthersSeeNothing() {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reviewer.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get("/releases").body()).contains("Running now").doesNotContain("Try other settings");
        assertThat(visitor.post("/releases/trials", Map.of("alertsPerDay", "2")).statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/releases/0/reverse", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/releases/trials/1/sign", Map.of()).statusCode())
                .isEqualTo(422);
        var officer = TestAccounts.staff(people, StaffRole.DPO);
        Visitor oversees = new Visitor(port);
        oversees.signIn(officer.username(), TestAccounts.PASSWORD);
        assertThat(oversees.get("/releases").body()).contains("Running now").doesNotContain("Try other settings");
        assertThat(oversees.post("/releases/trials/1/sign", Map.of()).statusCode())
                .isEqualTo(403);
        var librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN, StaffRole.SYSTEMS_LIBRARIAN);
        Visitor outside = new Visitor(port);
        outside.signIn(librarian.username(), TestAccounts.PASSWORD);
        for (String path : List.of("/releases", "/releases/challenger/changed_groups.csv")) {
            assertThat(outside.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(outside.post("/releases/trials/1/sign", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whichKindsOfTheftAreCaughtComesAsAFileOnceItIsKnown() {
        var statistician = TestAccounts.staff(people, StaffRole.STATISTICIAN);
        Visitor visitor = new Visitor(port);
        visitor.signIn(statistician.username(), TestAccounts.PASSWORD);
        String file = "/releases/challenger/campus_caught.csv";
        synchronized (campus) {
            visitor.post("/releases/trials", Map.of("alertsPerDay", "2", "reason", "Fewer alerts are asked for"));
            assertThat(visitor.get(file).statusCode()).isEqualTo(404);
        }
        campus.measureWhatIsDue();
        assertThat(visitor.get(file).body())
                .startsWith("scenario,attacks,champion,challenger,difference\r\n")
                .contains("BULK_BURST,1,");
        assertThat(visitor.get("/releases/challenger/campus_alerts.csv").body())
                .startsWith("campus,champion,challenger\r\nmean_caught,")
                .contains("false_alerts,");
    }

    @Test
    void whatWasTypedStaysWhenItIsRefused() {
        var statistician = TestAccounts.staff(people, StaffRole.STATISTICIAN);
        Visitor visitor = new Visitor(port);
        visitor.signIn(statistician.username(), TestAccounts.PASSWORD);
        var answer = visitor.post(
                "/releases/trials", Map.of("alertsPerDay", "many", "weight-TRAVEL", "40", "reason", "A long reason"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("above 0 and up to 1000", "value=\"many\"", "value=\"40\"", "A long reason");
        for (String weight : List.of("-1", "301", "heavy", "99999999999")) {
            assertThat(visitor.post(
                                    "/releases/trials",
                                    Map.of("alertsPerDay", "5", "weight-TRAVEL", weight, "reason", "A long reason"))
                            .body())
                    .contains("from 0 to 300", "value=\"" + weight + "\"");
        }
    }

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
