package org.carrel.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalogue.RecordsForTests.book;
import static org.carrel.catalogue.RecordsForTests.field;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.carrel.catalogue.marc.MarcField;
import org.carrel.catalogue.marc.MarcRecord;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Library Search as a student has it on a phone, and over HTTP.
@CarrelTest
@TestPropertySource(properties = {"carrel.context=SearchBrowserTest", "carrel.test.index-every=100ms"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ExtendWith(Windows.class)
class SearchBrowserTest {

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
            records.campus("wharf", "Wharf Campus");
            RecordId anatomy =
                    records.add(book("Anatomy of the inner ear", "Oakhurst, Delia", 2014, "Ear – Anatomy", "Hearing"));
            records.item(anatomy, "hill", "QM 507 .O35", ItemStatus.AVAILABLE);
            records.item(anatomy, "wharf", "QM 507 .O35", ItemStatus.ON_LOAN);
            RecordId atlas =
                    records.add(book("Atlas of comparative anatomy", "Fenwick, Ines", 1998, "Anatomy, Comparative"));
            records.item(atlas, "wharf", "QL 805 .F4", ItemStatus.AVAILABLE);
            RecordId online = records.add(book("Anatomy online: a primer", "Marlowe, Ned", 2021, "Anatomy"));
            records.online(online, "https://example.org/anatomy");
            records.add(
                    with(book("<script>document.title='run'</script> Anatomy & safety", "", 2003), field("505", "x")));
            for (int i = 1; i <= 45; i++) {
                records.add(book("Annals of botany: part " + i, "Society of Botanists", 1950 + i, "Botany"));
            }
        }
        waitFor("/search?q=botany+45", "part 45");
    }

    private static MarcRecord with(MarcRecord record, MarcField more) {
        List<MarcField> fields = new ArrayList<>(record.fields());
        fields.add(more);
        return new MarcRecord(record.leader(), fields);
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
    void aKnownTitleIsFoundInSpiteOfASlip(Look look, Windows windows) {
        Window window = windows.open(look);
        Page page = window.goTo("/");
        page.setDefaultTimeout(8_000);
        window.check("home-search");
        page.getByRole(AriaRole.SEARCHBOX).fill("anatomy of the iner eer");
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        assertThat(page.locator(".result").first().innerText())
                .contains("Anatomy of the inner ear", "Oakhurst", "2014", "Hill Campus", "QM 507 .O35", "On the shelf");
        assertThat(page.locator("main").innerText()).contains("These are the results for “anatomy of the inner ear”");
        window.check("search-corrected");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void onlyWhatIsOnTheShelfAtMyCampusIsLeft(Look look, Windows windows) {
        Window window = windows.open(look);
        Page page = window.goTo("/search?q=anatomy");
        window.check("search");
        assertThat(page.locator(".result").count()).isEqualTo(4);
        if (look.width() < 900) {
            page.locator(".filters > summary").click();
        }
        Locator here = page.locator("section[aria-labelledby=f-now_at] .option")
                .filter(new Locator.FilterOptions().setHasText("Wharf Campus"));
        assertThat(here.innerText()).contains("1");
        window.check("search-filters");
        here.click();
        assertThat(page.locator(".result").count()).isEqualTo(1);
        assertThat(page.locator(".result").innerText()).contains("Atlas of comparative anatomy");
        window.check("search-filtered");
        page.locator(".chip").first().click();
        assertThat(page.locator(".result").count()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whereNothingIsFoundThePageSaysWhatToDo(Look look, Windows windows) {
        Window window = windows.openWithoutScripts(look);
        Page page = window.goTo("/search?q=qqqzzzxxw");
        assertThat(page.locator("main").innerText()).contains("Nothing was found", "fewer words");
        window.goTo("/search?q=anatomy&format=map");
        assertThat(page.locator("main").innerText()).contains("Remove the filters: 4 results");
        page.locator(".nothing .btn").click();
        assertThat(page.locator(".result").count()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void pagesAndTheEmptyPageAreSound(Look look, Windows windows) {
        Window window = windows.open(look);
        Page page = window.goTo("/search?q=botany&page=2&sort=oldest");
        assertThat(page.locator(".result").first().innerText()).contains("part 21");
        window.check("search-page-2");
        window.goTo("/search?q=qqqzzzxxw");
        window.check("search-nothing");
        window.goTo("/search?q=botany&page=51");
        assertThat(page.locator("main").innerText()).contains("Nobody reads more than 1,000");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aSystemsLibrarianSeesTheIndexAndHasItReadAnew(Look look, Windows windows) {
        TestAccount systems = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Window window = windows.open(look).signIn(systems.username(), TestAccounts.PASSWORD);
        Page page = window.goTo("/catalogue/search-index");
        assertThat(page.locator("#live").innerText()).contains("49 records");
        window.check("search-index");
        window.press("Read the index anew");
        waitFor("/search?q=botany+45", "part 45");
    }

    @Test
    void markupInTitlesIsTextAndNothingElse() {
        assertThat(new Visitor(port).get("/search?q=safety").body())
                .contains("&lt;script&gt;document")
                .doesNotContain("<script>document");
    }

    @Test
    void whateverIsAskedIsAnswered() {
        Visitor visitor = new Visitor(port);
        for (String asked : List.of(
                "%22unbalanced",
                "a+AND+OR", "*%3A*", "*", "(a*)%2B%2B%24", "%F0%9F%98%80", "a".repeat(10_000), "(".repeat(900))) {
            assertThat(visitor.get("/search?q=" + asked).statusCode()).as(asked).isEqualTo(200);
            assertThat(visitor.get("/api/v1/search?q=" + asked).statusCode())
                    .as(asked)
                    .isEqualTo(200);
        }
        for (String odd : List.of(
                "page=-1",
                "page=99999999999",
                "page=10000",
                "sort=x",
                "format=nothing",
                "language=zzz",
                "from=abc&to=-5",
                "campus=nowhere",
                "availability=x",
                "topic=%3Cscript%3E",
                "from=2000&to=1990",
                "now_at=" + "x".repeat(3_000))) {
            assertThat(visitor.get("/search?q=anatomy&" + odd).statusCode())
                    .as(odd)
                    .isEqualTo(200);
        }
    }

    @Test
    void programsAreAnsweredToo() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/api/v1/search?q=inner+ear").body())
                .contains(
                        "\"total\":1",
                        "\"title\":\"Anatomy of the inner ear\"",
                        "\"campus\":\"Hill Campus\"",
                        "\"onShelf\":1");
        assertThat(visitor.get("/api/v1/search?q=ear&size=0").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/api/v1/search?q=ear&page=10000").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(visitor.get("/opensearch.xml").body()).contains("/search?q={searchTerms}");
    }
}
