package org.carrel.sentinel.securing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.AccountId;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purposes;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.sentinel.securing.SecuringBench.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A reviewer follows how an account is secured, and its owner answers. EZproxy's block list is
/// there, Keycloak is down.
@CarrelTest
@ExtendWith(Windows.class)
class SecuringBrowserTest {

    private static final Path LIST = folder().resolve("blocked.txt");

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Clock clock;

    @Autowired
    private ReviewerTraining training;

    @Autowired
    private Securing securing;

    @Autowired
    private Worker worker;

    @Autowired
    private Answers answers;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void twoConnectors(DynamicPropertyRegistry properties) {
        properties.add("carrel.sentinel.securing.ezproxy.block-list", LIST::toString);
        // Nobody listens at the discard port.
        properties.add("carrel.sentinel.securing.keycloak.url", () -> "http://127.0.0.1:9");
        properties.add("carrel.sentinel.securing.keycloak.realm", () -> "library");
        properties.add("carrel.sentinel.securing.keycloak.client-id", () -> "carrel");
        properties.add("carrel.sentinel.securing.keycloak.client-secret", () -> "secret");
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aReviewerSeesTheStepsMoveAndClearsTheAccount(Look look, Windows windows) throws IOException {
        String username = "r" + UUID.randomUUID();
        Alert alert = begun(username);
        Window window = reviewer(windows.open(look));
        Page page = window.goTo("/alerts/" + alert.id() + "/securing");
        assertThat(page.locator("#securing").innerText()).contains("is being secured", "waits", "Open a ticket");
        window.check("securing-begun");
        worker.work();
        page.getByText("tries again by itself").first().waitFor();
        assertThat(page.locator("#securing").innerText()).contains("Keycloak cannot be reached.");
        assertThat(Files.readAllLines(LIST)).contains(username);
        window.check("securing-moves");
        page.locator("#retry-keycloak_password").click();
        assertThat(page.url()).endsWith("/alerts/" + alert.id() + "/securing");
        page.locator("#securing-clear a").click();
        decide(page, "heavy_lawful");
        page.locator("button[value=yes]").click();
        worker.work();
        page.getByText("The account was cleared.").waitFor();
        window.check("securing-cleared");
        assertThat(Files.readAllLines(LIST)).doesNotContain(username);
        assertThat(page.content()).doesNotContain(username);
        assertThat(page.locator("#securing").getAttribute("hx-get"))
                .as("nothing moves any more")
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void whoChangesTheVerdictSeesWhatIsTakenBackAndOneClickBeginsIt(Look look, Windows windows) throws IOException {
        String username = "r" + UUID.randomUUID();
        Alert alert = begun(username);
        worker.work();
        Window window = reviewer(windows.open(look));
        Page page = window.goTo("/alerts/" + alert.id());
        decide(page, "compromised");
        assertThat(page.locator("main").innerText()).contains("Your decision is recorded.");

        decide(page, "heavy_lawful");
        assertThat(page.locator("h1").innerText()).contains("This account was secured");
        assertThat(page.locator("ul[aria-labelledby=undone]").innerText()).contains("proxy");
        assertThat(Files.readAllLines(LIST)).as("nothing is undone silently").contains(username);
        window.check("verdict-changes");
        page.locator("button[value=yes]").click();

        assertThat(page.locator("main").innerText()).contains("is being taken back", "Heavy but lawful");
        worker.work();
        assertThat(Files.readAllLines(LIST)).doesNotContain(username);
        assertThat(window.goTo("/alerts/" + alert.id()).locator("#securing").innerText())
                .contains("The account was cleared.");
    }

    @Test
    void aReviewerMayChangeTheVerdictAndLeaveTheAccountAsItIs() throws IOException {
        String username = "r" + UUID.randomUUID();
        Alert alert = begun(username);
        worker.work();
        Visitor visitor = signedIn(StaffRole.ICT_REVIEWER);
        var asked = visitor.post(
                "/alerts/" + alert.id() + "/verdicts", Map.of("verdict", "unsure", "note", "a < b", "decisions", "1"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).as("what was typed is not lost").contains("value=\"a &lt; b\"");

        visitor.post(
                "/alerts/" + alert.id() + "/verdicts", Map.of("verdict", "unsure", "undo", "no", "decisions", "1"));
        worker.work();

        assertThat(Files.readAllLines(LIST)).contains(username);
        assertThat(visitor.get("/alerts/" + alert.id()).body()).contains("Was the account not stolen after all?");
    }

    private static void decide(Page page, String verdict) {
        page.locator("#verdict-form input[value=" + verdict + "]").check();
        page.locator("#verdict-form button").click();
    }

    @Test
    void withoutScriptsTheSameWorksByReloading(Windows windows) {
        Alert alert = begun("r" + UUID.randomUUID());
        Window window = reviewer(windows.openWithoutScripts(Look.PHONE));
        Page page = window.goTo("/alerts/" + alert.id() + "/securing");
        worker.work();
        page.locator("#securing-reload").click();
        assertThat(page.locator("#securing").innerText()).contains("Keycloak cannot be reached.");
        page.locator("#retry-keycloak_password").click();
        window.goTo("/alerts/" + alert.id());
        decide(page, "heavy_lawful");
        page.locator("button[value=yes]").click();
        worker.work();
        assertThat(window.goTo("/alerts/" + alert.id() + "/securing")
                        .locator("#securing")
                        .innerText())
                .contains("The account was cleared.");
    }

    @Test
    void nothingIsSentWhileNothingChanges() {
        Alert alert = begun("r" + UUID.randomUUID());
        Visitor visitor = signedIn(StaffRole.ICT_REVIEWER);
        String path = "/alerts/" + alert.id() + "/securing";
        String fragment = visitor.get(path, "HX-Request", "true").body();
        assertThat(fragment).startsWith("<section").doesNotContain("<html");
        String version = securing.of(alert.id()).orElseThrow().version();
        assertThat(visitor.get(path + "?seen=" + version, "HX-Request", "true").statusCode())
                .isEqualTo(204);
        worker.work();
        assertThat(visitor.get(path + "?seen=" + version, "HX-Request", "true").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        Alert alert = begun("r" + UUID.randomUUID());
        Visitor visitor = signedIn(StaffRole.ICT_REVIEWER);
        String path = "/alerts/" + alert.id() + "/securing";
        var nothingStuck = visitor.post(path + "/retries", Map.of("step", "ezproxy_block"));
        assertThat(nothingStuck.statusCode()).isEqualTo(409);
        assertThat(nothingStuck.body()).contains("There is nothing left to try");
        assertThat(visitor.post(path + "/retries", Map.of("step", "nonsense")).statusCode())
                .isEqualTo(400);
        assertThat(visitor.get("/alerts/999999999/securing").statusCode()).isEqualTo(404);
        assertThat(visitor.post("/alerts/999999999/securing/answer", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseSeesOrChangesIt() {
        Alert alert = begun("r" + UUID.randomUUID());
        String path = "/alerts/" + alert.id() + "/securing";
        Visitor student = new Visitor(port);
        student.signIn(TestAccounts.reader(people, UserGroup.STUDENT).username(), TestAccounts.PASSWORD);
        for (Visitor other : new Visitor[] {student, signedIn(StaffRole.SYSTEMS_LIBRARIAN)}) {
            assertThat(other.get(path).statusCode()).isEqualTo(403);
            assertThat(other.post(path + "/by-hand", Map.of()).statusCode()).isEqualTo(403);
            assertThat(other.post(path + "/answer", Map.of()).statusCode()).isEqualTo(403);
            assertThat(other.post(path + "/retries", Map.of()).statusCode()).isEqualTo(403);
        }
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void theOwnerAnswersWithoutSigningInAndTheReviewerReadsIt(Look look, Windows windows) {
        Alert alert = begun("r" + UUID.randomUUID());
        long id = purposes.in(
                org.carrel.sentinel.SentinelPurpose.SECURE,
                () -> jdbc.sql("SELECT id FROM sentinel.securing WHERE alert_id = ?")
                        .param(alert.id())
                        .query(Long.class)
                        .single());
        String link = "/was-this-me/" + answers.newCode(id);
        Window owner = windows.open(look);
        Page page = owner.goTo(link);
        owner.check("was-this-me");
        assertThat(page.content()).doesNotContain(alert.token());
        page.getByText("Yes, that was me").click();
        owner.check("was-this-me-thanks");
        assertThat(page.locator("main").innerText()).contains("Thank you");
        assertThat(owner.goTo(link, 410).locator("main").innerText()).contains("no longer valid");
        owner.check("was-this-me-over");
        Window window = reviewer(windows.open(look));
        assertThat(window.goTo("/alerts/" + alert.id() + "/securing")
                        .locator("#securing")
                        .innerText())
                .contains("The owner says", "Yes, that was me.");
    }

    @Test
    void aLinkThatNobodySentAndAnAnswerThatIsNoneAreRefused() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/was-this-me/nonsense").statusCode()).isEqualTo(410);
        assertThat(visitor.post("/was-this-me/nonsense", Map.of("answer", "mine"))
                        .statusCode())
                .isEqualTo(410);
        assertThat(visitor.post("/was-this-me/nonsense", Map.of("answer", "maybe"))
                        .statusCode())
                .isEqualTo(400);
    }

    private Alert begun(String username) {
        Alert alert = SecuringBench.alert(jdbc, purposes, clock.instant());
        assertThat(securing.begin(alert.id(), 0, alert.token(), Owner.named(username), AccountId.random()))
                .isInstanceOf(Beginning.Begun.class);
        return alert;
    }

    private Window reviewer(Window window) {
        return window.signIn(OneAlert.trainedReviewer(people, training, clock).username(), TestAccounts.PASSWORD);
    }

    private Visitor signedIn(StaffRole role) {
        Visitor visitor = new Visitor(port);
        TestAccounts.TestAccount account = role == StaffRole.ICT_REVIEWER
                ? OneAlert.trainedReviewer(people, training, clock)
                : TestAccounts.staff(people, role);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("carrel-proxy");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
