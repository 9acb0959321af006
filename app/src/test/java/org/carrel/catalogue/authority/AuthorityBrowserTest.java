package org.carrel.catalogue.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.RecordId;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Names and subjects as readers and librarians see them, and what searches find by them.
@CarrelTest
@TestPropertySource(properties = {"carrel.context=AuthorityBrowserTest", "carrel.test.index-every=100ms"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
@Import({CatalogueForTests.class, AuthorityForTests.class})
class AuthorityBrowserTest {

    private static RecordId book;
    private static AuthorityId person;
    private static TestAccount staff;

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private AuthorityForTests authorities;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    @BeforeEach
    void fill() {
        if (staff == null) {
            staff = TestAccounts.staff(people, StaffRole.LIBRARIAN);
            person = authorities.add("""
                    024 7# $ahttps://www.wikidata.org/entity/Q7$2wikidata
                    100 1# $aTwayne, Marcus,$d1835-1910
                    400 1# $aClemence, Samuel Longhand
                    500 1# $wb$aTwayne, Later
                    """);
            authorities.add("008 260101n| aza\n150 ## $aRiver boats\n450 ## $aPaddle steamers");
            book = catalogue.book("""
                    100 1# $aTwayne, Marcus,$d1835-1910,$eauthor.
                    245 10 $aLife on a river
                    650 #0 $aRiver boats$zMississippi.
                    """);
            catalogue.book("100 1# $aTwayne, Marcus\n245 10 $aAnother of the same name");
            catalogue.book("245 10 $aOn the author of rivers\n600 10 $aTwayne, Marcus,$d1835-1910.");
            authorities.work();
        }
        waitFor("/search?q=life+on+a+river", "/records/" + book.value());
    }

    private void waitFor(String address, String text) {
        Visitor visitor = new Visitor(port);
        for (int i = 0; i < 200 && !visitor.get(address).body().contains(text); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(visitor.get(address).body()).contains(text);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void fromABookToItsAuthorAndToHerOtherBooks(Look look, Windows windows) {
        Window window = windows.open(look);
        Page page = window.goTo("/records/" + book.value());
        page.setDefaultTimeout(8_000);
        page.locator(".work-facts a").first().click();
        assertThat(page.locator("h1").innerText()).isEqualTo("Twayne, Marcus, 1835-1910");
        assertThat(page.locator("main").innerText())
                .contains("Clemence, Samuel Longhand", "Twayne, Later", "Life on a river");
        window.check("authority");
        window.goTo("/authorities?kind=person&from=clem");
        assertThat(page.locator(".headings li").first().innerText())
                .contains("Clemence, Samuel Longhand", "see", "Twayne, Marcus, 1835-1910");
        window.check("authorities");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void librariansSeeWhatIsToBeDone(Look look, Windows windows) {
        Window window = windows.open(look);
        window.signIn(staff.username(), TestAccounts.PASSWORD);
        window.goTo("/catalogue/authorities");
        window.check("authorities-home");
        window.goTo("/catalogue/authorities/" + person.value());
        window.check("authority-edit");
        window.goTo("/catalogue/authorities/missing");
        window.check("authorities-missing");
    }

    @Test
    void anotherFormOfANameFindsTheWorksOfTheAgreedOne() {
        String results = new Visitor(port).get("/search?q=clemence+samuel").body();
        assertThat(results).contains("Life on a river").doesNotContain("Another of the same name");
        assertThat(new Visitor(port)
                        .get("/search?q=subject%3A%22paddle+steamers%22")
                        .body())
                .contains("Life on a river");
    }

    @Test
    void aSearchByAuthorityIsExact() {
        Visitor visitor = new Visitor(port);
        String address = "/search?q=authority%3A" + person.value();
        assertThat(visitor.get(address).body())
                .contains("Life on a river", "On the author of rivers")
                .doesNotContain("Another of the same name");
        assertThat(visitor.get(address + "-author").body())
                .contains("Life on a river")
                .doesNotContain("On the author of rivers");
        assertThat(visitor.get(address + "-subject").body())
                .contains("On the author of rivers")
                .doesNotContain("Life on a river");
    }

    @Test
    void theIndexFollowsWhenAFormIsAdded() {
        AuthorityId late = authorities.add("100 1# $aLatecomer, Ann");
        RecordId record = catalogue.book("100 1# $aLatecomer, Ann\n245 10 $aComing late");
        authorities.work();
        authorities.replace(late, 1, "100 1# $aLatecomer, Ann\n400 1# $aTardigrade, Anna");
        authorities.work();
        waitFor("/search?q=tardigrade", "/records/" + record.value());
    }
}
