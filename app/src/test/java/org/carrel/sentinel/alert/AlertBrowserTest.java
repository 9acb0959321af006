package org.carrel.sentinel.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.browser.Look;
import org.carrel.browser.Window;
import org.carrel.browser.Windows;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A reviewer reads an alert; nobody else does.
@CarrelTest
@ExtendWith(Windows.class)
class AlertBrowserTest {

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @BeforeEach
    void readALog() throws IOException {
        String log = SampleLog.text(Instant.parse("2026-03-02T00:00:00Z"));
        sentinel.read(List.of(Files.writeString(folder.resolve("sample.log"), log)));
    }

    @ParameterizedTest
    @MethodSource("org.carrel.browser.Look#all")
    void aReviewerSignsInAndReadsAnAlert(Look look, Windows windows) {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Window window = windows.open(look).signIn(reviewer.username(), TestAccounts.PASSWORD);
        assertThat(window.page().locator("main").innerText()).contains("Stolen accounts?");
        window.check("home-reviewer");
        window.goTo("/alerts");
        window.check("alerts");
        Page page = window.page();
        page.locator("tbody a").first().click();
        assertThat(page.locator(".evidence tbody tr").count()).isPositive();
        assertThat(page.locator(".evidence").innerText()).contains("documents");
        assertThat(page.locator("#days-table tbody tr").count()).isEqualTo(7);
        page.locator(".chart svg").nth(1).waitFor();
        assertThat(page.content()).doesNotContain(SampleLog.THIEF, "203.0.113");
        window.check("alert");
    }

    @Test
    void withoutScriptsTheFiguresAreInTheTables(Windows windows) {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Window window = windows.openWithoutScripts(Look.PHONE).signIn(reviewer.username(), TestAccounts.PASSWORD);
        window.goTo("/alerts?order=strongest");
        window.page().locator("tbody a").first().click();
        assertThat(window.page().locator("#days-table").innerText()).contains("401");
    }

    @Test
    void nobodyElseSeesAlerts() {
        var student = TestAccounts.reader(people, UserGroup.STUDENT);
        var librarian = TestAccounts.staff(people, StaffRole.LIBRARIAN, StaffRole.SYSTEMS_LIBRARIAN, StaffRole.DPO);
        assertThat(new Visitor(port).get("/alerts").statusCode()).isEqualTo(303);
        for (var account : new TestAccounts.TestAccount[] {student, librarian}) {
            Visitor visitor = new Visitor(port);
            visitor.post("/sign-in", Map.of("username", account.username(), "password", TestAccounts.PASSWORD));
            assertThat(visitor.get("/").body()).doesNotContain("href=\"/alerts\"");
            for (String path : new String[] {"/alerts", "/alerts/1", "/alerts.csv", "/alerts/1/days.csv"}) {
                assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
            }
        }
    }

    @Test
    void theListComesAsCsvWithTokensOnly() {
        var reviewer = TestAccounts.staff(people, StaffRole.ICT_REVIEWER);
        Visitor visitor = new Visitor(port);
        visitor.post("/sign-in", Map.of("username", reviewer.username(), "password", TestAccounts.PASSWORD));
        String csv = visitor.get("/alerts.csv").body();
        assertThat(csv).startsWith("alert,account,opened,last,score,probability,documents,reason\r\n");
        assertThat(csv.lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",u1-"));
        assertThat(csv).doesNotContain(SampleLog.THIEF);
        String id = csv.lines().skip(1).findFirst().orElseThrow().split(",")[0];
        String days = visitor.get("/alerts/" + id + "/days.csv").body();
        assertThat(days.lines()).hasSize(8).anyMatch(line -> line.startsWith("2026-03-08,401,"));
    }

    @Test
    void onlyTheRightTokenMaySendLogs() throws Exception {
        String token = Files.readString(folder.resolve("ingest.token")).strip();
        assertThat(send("Bearer " + token).statusCode()).isEqualTo(200);
        for (String wrong : new String[] {"Bearer nonsense", "Bearer", "Basic " + token, ""}) {
            HttpResponse<String> answer = send(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        }
    }

    @Test
    void aFormIsNoLog() throws Exception {
        String token = Files.readString(folder.resolve("ingest.token")).strip();
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/sentinel/logs"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString("--x--"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(415);
        }
    }

    private HttpResponse<String> send(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/sentinel/logs"))
                .POST(HttpRequest.BodyPublishers.ofString(SampleLog.text(Instant.parse("2026-03-02T00:00:00Z"))));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
