package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.review.Reviews;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A statistician reads how right the detector is.
@CarrelTest
@ExtendWith(Windows.class)
@TestPropertySource(properties = {"carrel.sentinel.accuracy.share=1", "carrel.sentinel.accuracy.second-share=1"})
class AccuracyBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Sampling sampling;

    @Autowired
    private AuditDesk desk;

    @Autowired
    private Reviews reviews;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Clock clock;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @BeforeEach
    void someWeeksOfWork() {
        AccuracyData data = new AccuracyData(environment);
        data.empty();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        AccountId one = new AccountId(UUID.fromString("11111111-0000-0000-0000-000000000001"));
        AccountId other = new AccountId(UUID.fromString("22222222-0000-0000-0000-000000000002"));
        List<String> verdicts = List.of("compromised", "compromised", "shared", "heavy_lawful", "vpn_or_travel");
        for (int account = 0; account < 40; account++) {
            for (int back = 1; back <= 40; back += 3) {
                data.day(
                        "u1-" + account,
                        today.minusDays(back),
                        (account * back) % 9 - 3.5,
                        account,
                        1 + account % 3 / 2);
            }
        }
        for (int i = 0; i < 10; i++) {
            long alert = data.alert("u1-" + i, today.minusDays(1 + 3 * i), 0.3 + 0.06 * i);
            data.decide(alert, verdicts.get(i % 5), one.value(), clock.instant(), 20 + 10 * i);
        }
        data.logReadUpTo(today);
        InventedVerdicts invented =
                new InventedVerdicts(sampling, desk, reviews, new InventedRepository(jdbc), purposes, clock);
        invented.decide(one, 20);
        invented.decide(other, 30);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aStatisticianReadsTheFigures(Look look, Windows windows) {
        var statistician = TestAccounts.staff(people, StaffRole.STATISTICIAN);
        Window window = windows.open(look).signIn(statistician.username(), TestAccounts.PASSWORD);
        window.goTo("/accuracy");
        Page page = window.page();
        page.locator(".chart svg").nth(1).waitFor();
        window.check("accuracy");
        String text = page.locator("main").innerText();
        assertThat(text).contains("Recall", "Precision", "Brier", "Kappa", "How reviewers decide", "11111111");
        assertThat(text).doesNotContain("u1-");
        assertThat(page.locator("#days-table tbody tr").count()).isEqualTo(90);
        page.getByText("30 days", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#days-table tbody tr").count()).isEqualTo(30);
    }

    @Test
    void aReviewerReadsThemTooButNotHowColleaguesDecide() {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reviewer.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get("/accuracy").body()).contains("Recall").doesNotContain("How reviewers decide");
        assertThat(visitor.get("/accuracy/reviewers.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void everyTableComesAsCsv() {
        var statistician = TestAccounts.staff(people, StaffRole.STATISTICIAN);
        Visitor visitor = new Visitor(port);
        visitor.signIn(statistician.username(), TestAccounts.PASSWORD);
        List<String> files = java.util.regex.Pattern.compile("href=\"(/accuracy/[^\"]+csv[^\"]*)\"")
                .matcher(visitor.get("/accuracy").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files).hasSize(13);
        for (String file : files) {
            var answer = visitor.get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            List<String> lines = answer.body().lines().toList();
            long commas = lines.getFirst().chars().filter(c -> c == ',').count();
            assertThat(lines)
                    .as(file)
                    .allMatch(line -> line.chars().filter(c -> c == ',').count() == commas);
        }
        assertThat(visitor.get("/accuracy/nonsense.csv").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/accuracy?days=abc").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/accuracy?days=-5").body()).contains("last 7 days");
    }

    @Test
    void nobodyElseSeesTheFigures() {
        var student = TestAccounts.reader(people, UserGroup.STUDENT);
        var librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN, StaffRole.SYSTEMS_LIBRARIAN);
        for (var account : List.of(student, librarian)) {
            Visitor visitor = new Visitor(port);
            visitor.signIn(account.username(), TestAccounts.PASSWORD);
            assertThat(visitor.get("/accuracy").statusCode()).isEqualTo(403);
            assertThat(visitor.get("/accuracy/summary.csv").statusCode()).isEqualTo(403);
        }
    }
}
