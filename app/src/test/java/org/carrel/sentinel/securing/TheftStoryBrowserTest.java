package org.carrel.sentinel.securing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.ReviewerTraining;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.securing.connector.RealKeycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// A stranger's night with a stolen password, to its end: found, looked into, secured in a real Keycloak, told to the
/// service desk and the owner, seen by the data protection officer and the statistician.
@CarrelTest
@Tag("keycloak")
@ExtendWith(Windows.class)
@DirtiesContext
class TheftStoryBrowserTest {

    private static final String STOLEN = "Stolen-password-1!";
    private static final String REASON = "Four hundred articles in two hours, from a network never used before";
    private static final String CHOSEN = "pebble harbour violet";
    private static GreenMail mail;
    private static RealKeycloak keycloak;

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private ReviewerTraining training;

    @Autowired
    private Worker worker;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @DynamicPropertySource
    static void systems(DynamicPropertyRegistry registry) throws IOException, InterruptedException {
        keycloak = RealKeycloak.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        String securing = "carrel.sentinel.securing.";
        registry.add(securing + "keycloak.url", () -> keycloak.url().toString());
        registry.add(securing + "keycloak.realm", () -> "library");
        registry.add(securing + "keycloak.client-id", () -> "carrel");
        registry.add(securing + "keycloak.client-secret", () -> "carrel-secret-for-tests");
        registry.add(securing + "mail.host", () -> "127.0.0.1");
        registry.add(securing + "mail.port", () -> mail.getSmtp().getPort());
        registry.add(securing + "mail.from", () -> "carrel@example.org");
        registry.add(securing + "mail.encryption", () -> "none");
        registry.add(securing + "ticket.mail-to", () -> "desk@example.org");
        registry.add("carrel.web.address", () -> "https://carrel.example.org");
    }

    @AfterAll
    static void stop() {
        mail.stop();
        keycloak.close();
    }

    @Test
    void fromTheLogLineToTheSecuredAccount(Windows windows) throws Exception {
        HttpResponse<String> thief = signIn(STOLEN);
        assertThat(thief.statusCode()).as("the thief is signed in").isEqualTo(200);
        OneAlert.readInto(sentinel, people, folder);
        var officer = TestAccounts.staff(people, StaffRole.DPO);
        var reviewer = OneAlert.trainedReviewer(people, training, Clock.systemUTC());
        var statistician = TestAccounts.staff(people, StaffRole.STATISTICIAN);

        Window checking = windows.open(Look.DESK).signIn(statistician.username(), TestAccounts.PASSWORD);
        assertThat(verdicts(checking)).containsEntry("Compromised", "0").containsEntry("Not decided", "1");
        Window window = windows.open(Look.DESK).signIn(reviewer.username(), TestAccounts.PASSWORD);
        Page page = window.page();
        window.goTo("/alerts");
        page.locator("tr[data-alert] a").click();
        assertThat(page.locator("form[action$='/securing']").count())
                .as("not before it is known whose")
                .isZero();
        page.locator("#reveal-reason").fill(REASON);
        page.locator("form[action$='/reveals'] button").click();
        assertThat(page.locator("main").innerText()).contains(OneAlert.OWNER);
        page.locator("main a.btn-primary").click();
        page.locator("form[action$='/securing'] button").click();
        assertThat(page.locator("main").innerText()).contains("Decided: compromised");
        work();
        window.goTo("/alerts/1");
        window.check("alert-secured");

        assertThat(signIn(STOLEN).body()).as("the old password").contains("Invalid user credentials");
        assertThat(refresh(thief).statusCode()).as("the old session").isEqualTo(400);
        assertThat(letters()).anySatisfy(letter -> assertThat(letter).contains("alert 1", "desk@example.org"));
        assertThat(letters()).anySatisfy(letter -> assertThat(letter).contains(OneAlert.ADDRESS));

        Window office = windows.open(Look.DESK).signIn(officer.username(), TestAccounts.PASSWORD);
        office.goTo("/oversight");
        assertThat(office.page().locator("main").innerText()).contains(REASON, "Compromised");
        Window owner = windows.open(Look.PHONE);
        owner.goTo("/sign-in");
        owner.page().locator("#username").fill(SampleLog.THIEF);
        owner.page().locator("#password").fill(TestAccounts.PASSWORD);
        owner.page().locator("main form button").click();
        assertThat(owner.page().locator("main").innerText())
                .as("the password of this site, too")
                .contains("no longer accepted");
        choosePassword(owner, windows);
        owner = windows.open(Look.PHONE).signIn(SampleLog.THIEF, CHOSEN);
        owner.goTo("/my-data");
        assertThat(owner.page().locator("main").innerText()).contains(REASON, "They decided: Compromised");
        assertThat(verdicts(checking)).containsEntry("Compromised", "1").containsEntry("Not decided", "0");
    }

    /// How many alerts have which verdict, as the page on how right the detector is shows it. Figures that took long to
    /// make follow a moment later.
    private static Map<String, String> verdicts(Window window) {
        window.goTo("/accuracy?days=366");
        Map<String, String> counts = new HashMap<>();
        window.page()
                .locator("#verdicts-table tbody tr")
                .all()
                .forEach(row -> counts.put(
                        row.locator("th, td").first().innerText().strip(),
                        row.locator("td").last().innerText().strip()));
        return counts;
    }

    private void choosePassword(Window owner, Windows windows) {
        var systems = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        Window staff = windows.open(Look.DESK).signIn(systems.username(), TestAccounts.PASSWORD);
        staff.goTo("/staff");
        staff.check("staff");
        staff.page().locator("#locked-username").fill(SampleLog.THIEF);
        staff.page().locator("form[action='/staff/links'] button").click();
        String link = staff.page().locator("#link").innerText();
        owner.goTo(link.substring(link.indexOf("/password?")));
        owner.page().locator("input[name=password]").fill(CHOSEN);
        owner.page().locator("input[name=repeated]").fill(CHOSEN);
        owner.page().locator("main form button").click();
    }

    /// As the schedule would, without waiting for it.
    private void work() {
        for (int round = 0; round < 20; round++) {
            worker.work();
        }
    }

    private static List<String> letters() {
        return Arrays.stream(mail.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .toList();
    }

    private static HttpResponse<String> signIn(String password) throws Exception {
        return token(Map.of("grant_type", "password", "username", SampleLog.THIEF, "password", password));
    }

    private static HttpResponse<String> refresh(HttpResponse<String> session) throws Exception {
        String token = JsonMapper.builder()
                .build()
                .readTree(session.body())
                .path("refresh_token")
                .asString();
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static HttpResponse<String> token(Map<String, String> form) throws Exception {
        Map<String, String> whole = new HashMap<>(form);
        whole.put("client_id", "proxy");
        whole.put("client_secret", "proxy-secret-for-tests");
        String body = whole.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(keycloak.url() + "/realms/library/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
