package org.carrel.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
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

    @Autowired
    private Audit audit;

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
        for (int i = 0; i < 120; i++) {
            audit.record(List.of(new AuditEvent(
                    AuditEvent.Kind.LOOK,
                    member.id().value().toString(),
                    librarian.id().value().toString(),
                    List.of("systems_librarian"),
                    "administer_accounts",
                    new TreeSet<>(Set.of("username", "name")),
                    "/staff",
                    "")));
        }
        Window window = windows.open(look).signIn(member.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/my-data");
        assertThat(page.locator("section[aria-labelledby=held-access_record]").innerText())
                .contains("Systems librarian", "Keeping the library's list of users", "The office is named");
        Locator part = page.locator("section[aria-labelledby=held-access_record]");
        assertThat(part.locator("> ul > li").all()).hasSize(5);
        Locator folded = part.locator("details ul");
        assertThat(folded.isVisible()).isFalse();
        window.check("who-looked");
        part.locator("summary").first().click();
        assertThat(part.locator("summary").first().innerText()).matches("All 12\\d, the newest first");
        assertThat(folded.locator("li").all()).hasSize(100);
        assertThat(part.innerText()).contains("These are the last 100. The copy has all of them.");
        window.check("who-looked-open");
    }
}
