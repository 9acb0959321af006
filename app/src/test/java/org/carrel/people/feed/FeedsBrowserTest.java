package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A feed brings a student and ends them; door and account follow.
@CarrelTest
@ExtendWith(Windows.class)
class FeedsBrowserTest {

    private static final String CHANGE = "Rowan Ashdown-King";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private People people;

    @Autowired
    private Sources sources;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private static String key() {
        return "browser-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Page source(Window window, String key) {
        Page page = window.goTo("/people/feeds/new");
        page.fill("#title", "Student records");
        page.fill("#key", "Student records");
        page.fill("#mapping", FeedForTests.MAPPING);
        page.click("text=Add it");
        assertThat(page.locator("#refused").innerText()).contains("A key has 2 to 40 lower-case letters");
        page.fill("#key", key);
        page.fill("#mapping", FeedForTests.MAPPING + "shoes: 1\n");
        page.click("text=Add it");
        assertThat(page.locator("#refused").innerText())
                .isEqualTo("Line 12 of the mapping: “shoes” means nothing here.");
        window.check("feeds-new");
        page.fill("#mapping", FeedForTests.MAPPING);
        page.click("text=Add it");
        assertThat(page.locator("h1").innerText()).isEqualTo("Student records");
        return page;
    }

    private void upload(Page page, String key, String rows) throws IOException {
        page.navigate("http://127.0.0.1:" + port + "/people/feeds/" + key);
        page.setInputFiles("#file", Files.writeString(folder.resolve("students.csv"), FeedForTests.HEADER + rows));
        page.click("#upload button");
        page.waitForURL("**/people/feeds/imports/*");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aFeedEndsAStudentWhoseDoorAndAccountFollow(Look look, Windows windows) throws IOException {
        GateForTests gate = GateForTests.open(jdbc, premises, port, null);
        TestAccount student = TestAccounts.reader(people);
        String card = "C" + UUID.randomUUID().toString().substring(0, 8);
        String key = key();
        String others = "S2,Bob,Byron,b" + card.toLowerCase() + ",bob@college.example,,enrolled,01/10/2024,\n"
                + "S3,Cy,Long,c" + card.toLowerCase() + ",cy@college,,unheard of,01/10/2024,\n";
        String row = "S1,Rowan,Ashdown-King," + student.username() + ",rowan@college.example," + card
                + ",enrolled,01/10/2024,\n";
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Window window = windows.open(look).signIn(librarian.username(), TestAccounts.PASSWORD);
        Page page = source(window, key);
        window.check("feeds-source");

        upload(page, key, row + others);
        assertThat(page.locator("main").innerText())
                .contains("Checked, nothing was changed.", "Rejected", "does not say what “unheard of” means", CHANGE);
        window.check("feeds-checked");
        assertThat(gate.in(card)).isEqualTo("unknown_card");
        page.click("section[aria-labelledby=apply] button");
        assertThat(page.locator("main").innerText()).contains("Taken over. Rows 3: added 2");
        window.check("feeds-applied");
        assertThat(gate.in(card)).isEqualTo("welcome");
        gate.out(card);
        Window theirs = windows.open(look).signIn(student.username(), TestAccounts.PASSWORD);
        assertThat(theirs.goTo("/account").locator("main").innerText()).contains(CHANGE, "Student");

        upload(page, key, others);
        assertThat(page.locator(".notice-problem").innerText())
                .as("the look says at once that somebody has to agree")
                .contains("It would end 1 of 2 people");
        window.check("feeds-waiting");
        page.fill("#because", "The registry confirmed that she left.");
        page.click("section[aria-labelledby=apply] button");
        assertThat(page.locator("main").innerText()).contains("Taken over.", "ended 1", "The registry confirmed");
        assertThat(gate.in(card)).as("the door follows").isEqualTo("membership_over");
        assertThat(theirs.goTo("/account").locator("main").innerText())
                .as("the account follows")
                .contains("Student: ended on")
                .doesNotContain("You may use the library as");

        page.click("text=Undo this delivery");
        assertThat(page.locator("main").innerText()).contains("Undone.").doesNotContain("It would end");
        window.check("feeds-undone");
        assertThat(gate.in(card)).isEqualTo("welcome");
        window.goTo("/people/feeds");
        window.check("feeds");
    }

    @Test
    void withoutScriptsRowsArePasted(Windows windows) {
        String key = key();
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Window window = windows.openWithoutScripts(Look.DESK).signIn(librarian.username(), TestAccounts.PASSWORD);
        sources.add(new Source(key, "Student records", 100, FeedForTests.MAPPING, java.math.BigDecimal.TEN));
        Page page = window.goTo("/people/feeds/" + key);
        page.locator("#paste summary").press("Enter");
        page.fill("#text", FeedForTests.HEADER.replace("USERNAME", "USER_NAME") + "S1,A,B,c,,,enrolled,,\n");
        page.locator("#paste button").press("Enter");
        page.waitForURL("**/people/feeds/imports/*");
        assertThat(page.locator("main").innerText()).contains("The column “USERNAME” is missing. Nearest in the file");
    }
}
