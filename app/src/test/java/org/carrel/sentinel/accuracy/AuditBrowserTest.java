package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// A reviewer judges a sample without being told what the detector thinks.
@CarrelTest
@ExtendWith(Windows.class)
@TestPropertySource(properties = "carrel.sentinel.accuracy.share=1")
class AuditBrowserTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final double SCORE = 3.14159;

    @Autowired
    private People people;

    @Autowired
    private Sampling sampling;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @BeforeEach
    void someQuietDays() {
        AccuracyData data = new AccuracyData(environment);
        data.empty();
        for (int account = 0; account < 8; account++) {
            for (int back = 0; back < 12; back++) {
                data.day("u1-reader" + account, DAY.minusDays(back), SCORE, 3 + (back * 7 + account) % 11, 1);
            }
        }
        data.logReadUpTo(DAY.plusDays(1));
        sampling.drawWhatIsDue();
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aReviewerJudgesASampleBlind(Look look, Windows windows) {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Window window = windows.open(look).signIn(reviewer.username(), TestAccounts.PASSWORD);
        window.goTo("/audit");
        window.check("audits");
        Page page = window.page();
        page.locator("main li a").first().click();
        page.locator(".chart svg").first().waitFor();
        window.check("audit");
        assertThat(page.locator("main").innerText()).containsIgnoringCase("this day");
        assertThat(page.content()).doesNotContain("3.14", "u1-reader");
        assertThat(page.locator("main").innerText()).doesNotContainIgnoringCase("probability", "bits", "3.1");
        page.getByLabel("Lawful, even if heavy").check();
        page.locator("main form button").click();
        assertThat(page.url()).endsWith("/audit");
        assertThat(page.locator("main").innerText()).contains("Decided by you");
    }

    @Test
    void withoutAVerdictTheFormSaysSoAndKeepsTheNote(Windows windows) {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reviewer.username(), TestAccounts.PASSWORD);
        String list = visitor.get("/audit").body();
        String path = list.replaceAll("(?s).*?href=\"(/audit/\\d+)\".*", "$1");
        var answer = visitor.post(path + "/verdict", Map.of("note", "Many books on one theme", "decisions", "0"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Please choose a verdict", "Many books on one theme");
    }

    @Test
    void nobodyElseSeesSamples() {
        var others = TestAccounts.staff(people, StaffRole.LIBRARIAN, StaffRole.STATISTICIAN, StaffRole.DPO);
        assertThat(new Visitor(port).get("/audit").statusCode()).isEqualTo(303);
        Visitor visitor = new Visitor(port);
        visitor.signIn(others.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get("/audit").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/audit/1").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/audit/1/verdict", Map.of("verdict", "unsure")).statusCode())
                .isEqualTo(403);
    }
}
