package org.carrel.catalogue.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalogue.RecordsForTests.book;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.RecordsForTests;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// A student keeps what they found.
@CarrelTest
@TestPropertySource(properties = {"carrel.context=KeptBrowserTest", "carrel.test.index-every=100ms"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class KeptBrowserTest {

    private static boolean filled;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @BeforeEach
    void fill() {
        if (!filled) {
            filled = true;
            RecordsForTests records = new RecordsForTests(jdbc, environment);
            records.campus("hill", "Hill Campus");
            RecordId anatomy = records.add(book("Anatomy of the inner ear", "Oakhurst, Delia", 2014, "Ear – Anatomy"));
            records.item(anatomy, "hill", "QM 507 .O35", ItemStatus.AVAILABLE);
            records.add(book("Atlas of comparative anatomy", "Fenwick, Ines", 1998, "Anatomy, Comparative"));
        }
        Visitor visitor = new Visitor(port);
        for (int i = 0;
                i < 200 && !visitor.get("/search?q=atlas").body().contains("Atlas of comparative anatomy");
                i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aStudentSavesASearchAndAWorkAndCitesTheList(Look look, Windows windows) {
        TestAccount student = TestAccounts.reader(people, UserGroup.STUDENT);
        Window window = windows.open(look).signIn(student.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/search?q=anatomy");
        page.setDefaultTimeout(8_000);
        Locator first = page.locator(".result").first();
        first.getByRole(AriaRole.BUTTON).click();
        page.locator(".result .keep-done").waitFor();
        assertThat(first.innerText()).contains("Kept on My list");
        window.check("kept-results");

        page.getByText("Save this search").click();
        assertThat(page.locator("main").innerText()).contains("Your search is saved", "anatomy", "Nothing new since");
        page.locator(".kept details > summary").first().click();
        window.check("kept-searches");

        window.goTo("/lists");
        window.check("kept-lists");
        page.locator(".kept a").first().click();
        page.locator(".kept-acts summary").click();
        page.locator(".kept-acts textarea").fill("For the second chapter.");
        page.getByText("Save the note").click();
        assertThat(page.locator(".kept-note").innerText()).isEqualTo("For the second chapter.");
        window.check("kept-list");
        page.locator("select#style").selectOption("apa");
        page.getByText("Make a bibliography").click();
        assertThat(page.locator(".bibliography").innerText()).contains("(");
        window.check("kept-bibliography");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void withoutScriptsThePressLeadsToAPageAndBack(Look look, Windows windows) {
        TestAccount student = TestAccounts.reader(people, UserGroup.STUDENT);
        Window window = windows.openWithoutScripts(look);
        Page page = window.goTo("/search?q=inner+ear");
        page.getByText("Sign in to keep this").click();
        page.locator("input[name=username]").fill(student.username());
        page.locator("input[name=password]").fill(TestAccounts.PASSWORD);
        page.locator("main form button").first().click();
        page.locator(".result .keep button").first().click();
        assertThat(page.locator("main").innerText()).contains("Kept on My list", "Anatomy of the inner ear");
        page.locator("#new-list").fill("Hearing");
        page.getByText("Make the list").click();
        assertThat(page.locator(".keep-done").innerText()).contains("Hearing", "My list");
        page.getByText("Go back").click();
        assertThat(page.url()).endsWith("/search?q=inner+ear");
    }
}
