package org.carrel.sentinel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.sentinel.Sentinel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A name goes when the alert is decided: from the browser's memory too, and from a tab that is still open.
@CarrelTest
@ExtendWith(Windows.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = "carrel.context=PersonPageBrowserTest")
class PersonPageBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private ReviewerTraining training;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @BeforeEach
    void anAlertWaits() {
        OneAlert.readInto(sentinel, people, folder);
    }

    private Window shown(Windows windows) {
        var reviewer = OneAlert.trainedReviewer(people, training, Clock.systemUTC());
        Window window = windows.openRemembering(Look.DESK).signIn(reviewer.username(), TestAccounts.PASSWORD);
        window.goTo("/alerts/1");
        window.page().locator("#reveal-reason").fill("Four hundred articles in two hours at night");
        window.page().locator("form[action$='/reveals'] button").click();
        window.page().waitForURL("**/alerts/1/person");
        assertThat(main(window.page())).contains(OneAlert.OWNER);
        return window;
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private static Page back(Page page) {
        page.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
        return page;
    }

    @Test
    void whoGoesBackAfterTheVerdictDoesNotSeeTheNameAgain(Windows windows) {
        Page page = shown(windows).page();
        page.locator("main a.btn-primary").click();
        page.locator("input[value=shared]").check();
        page.locator("#verdict-form button").click();
        page.locator("[role=status]").waitFor();

        back(page);
        back(page);
        page.waitForURL("**/alerts/1?refused=closed");

        assertThat(main(page)).doesNotContain(OneAlert.OWNER, OneAlert.ADDRESS);
    }

    @Test
    void whoGoesBackWhileTheAlertIsOpenSeesItAsTheyMay(Windows windows) {
        Page page = shown(windows).page();
        page.locator("main a.btn-primary").click();
        page.locator("#verdict-form").waitFor();

        back(page);

        page.getByText(OneAlert.OWNER).waitFor();
    }

    @Test
    void aTabThatStaysOpenLosesTheNameWhenAColleagueDecides(Windows windows) {
        Window window = shown(windows);
        Visitor colleague = OneAlert.visitor(port, OneAlert.trainedReviewer(people, training, Clock.systemUTC()));
        colleague.post("/alerts/1/verdicts", Map.of("verdict", "shared", "decisions", "0"));

        window.page().locator("#person-over p").waitFor();

        assertThat(main(window.page())).contains("no longer shown").doesNotContain(OneAlert.OWNER, OneAlert.ADDRESS);
        window.check("person-over");
    }
}
