package org.carrel.messages.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.messages.Kind;
import org.carrel.messages.Morning;
import org.carrel.messages.NewsForTests;
import org.carrel.messages.digest.Digests;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A student reads what they were told, and chooses how to be told.
@CarrelTest
@Import({NewsForTests.class, SettableClock.class})
@TestPropertySource(properties = "carrel.context=MessagesBrowserTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class MessagesBrowserTest {

    @Autowired
    private NewsForTests news;

    @Autowired
    private SettableClock clock;

    @Autowired
    private People people;

    @Autowired
    private Digests digests;

    @Autowired
    private Environment environment;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aStudentReadsAndChooses(Look look, Windows windows) {
        Morning.next(clock, "08:30");
        TestAccount student = TestAccounts.reader(people, UserGroup.STUDENT);
        Window window = windows.open(look).signIn(student.username(), TestAccounts.PASSWORD);
        window.goTo("/my-messages");
        window.check("messages-none");
        PersonId me = new PersonId(UUID.fromString(new OwnerOfDatabase(environment)
                .texts("SELECT person_id::text FROM people.account WHERE username = ?", student.username())
                .getFirst()));
        news.clear();
        news.says(me, Kind.OVERDUE, "1", "“Anatomy of the inner ear” was due on 20 November. Please bring it back.");
        news.says(me, Kind.READY, "2", "“Atlas of comparative anatomy” is ready at the Hill Campus until 30 November.");
        news.says(me, Kind.DUE_SOON, "3", "\u05d0\u05d8\u05dc\u05e1 – due on 25 November");
        digests.makeWhatIsDue();
        Page page = window.goTo("/my-messages");
        assertThat(page.locator("main").innerText()).contains("Overdue", "New");
        window.check("messages");
        page = window.goTo("/my-messages/choices");
        page.locator("input[name=due_soon][value=none]").check();
        window.check("messages-choices");
        page.locator("main form button").click();
        assertThat(page.locator("main").innerText()).contains("Your choice is saved");
    }
}
