package org.carrel.sentinel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.sentinel.Sentinel;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Two reviewers and one question.
@CarrelTest
@ExtendWith(Windows.class)
@TestPropertySource(properties = {"carrel.sentinel.identity.four-eyes=true", "carrel.context=FourEyesBrowserTest"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class FourEyesBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private ReviewerTraining training;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private Window reviewer(Look look, Windows windows) {
        var account = OneAlert.trainedReviewer(people, training, Clock.systemUTC());
        return windows.open(look).signIn(account.username(), TestAccounts.PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aColleagueIsAskedDoesNotAgreeAndIsHeard(Look look, Windows windows) {
        OneAlert.readInto(sentinel, people, folder);
        Window asking = reviewer(look, windows);
        asking.goTo("/alerts/1");
        asking.page().locator("#reveal-reason").fill("Four hundred articles in two hours at night");
        asking.page().locator("form[action$='/reveals'] button").click();
        asking.page()
                .locator("main")
                .getByText("Four hundred articles in two hours")
                .waitFor();
        asking.check("four-eyes-asked");

        Window second = reviewer(look, windows);
        second.goTo("/");
        second.check("four-eyes-home");
        second.goTo("/alerts");
        assertThat(second.page().locator("main").innerText()).contains("A colleague asks you to agree");
        second.check("four-eyes-needs-you");
        second.page().locator("main a[href='/reveals']").first().click();
        second.page().locator("main summary").click();
        second.check("four-eyes-waiting");
        second.page().locator("form[action$='/refusal'] textarea").fill("A course reads that journal this week");
        second.page().locator("form[action$='/refusal'] button").click();
        second.page().waitForLoadState();
        second.check("four-eyes-none-left");

        asking.goTo("/alerts/1");
        assertThat(asking.page().locator("main").innerText()).contains("A course reads that journal this week");
        asking.check("four-eyes-declined");
    }
}
