package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Who looked, as the person reads it.
@CarrelTest
@ExtendWith(Windows.class)
class WhoLookedBrowserTest {

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whoLookedStandsOnThePageInPlainWords(Look look, Windows windows) {
        TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        TestAccount member = TestAccounts.staff(people, StaffRole.DESK);
        Visitor visitor = new Visitor(port);
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        visitor.get("/staff/" + member.id().value());
        visitor.get("/staff");
        Window window = windows.open(look).signIn(member.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/my-data");
        assertThat(page.locator("section[aria-labelledby=held-access_record]").innerText())
                .contains("Systems librarian", "Keeping the library's list of users", "The office is named");
        window.check("who-looked");
    }
}
