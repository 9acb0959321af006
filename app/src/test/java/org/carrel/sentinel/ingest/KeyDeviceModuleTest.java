package org.carrel.sentinel.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Security;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.oversight.Oversight;
import org.carrel.testkit.SoftHsm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// The sentinel with its keys on a key device, and when that goes away in the middle of the day.
@CarrelTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@TestPropertySource(properties = {"carrel.context=KeyDeviceModuleTest", "carrel.sentinel.key-pin=" + SoftHsm.PIN})
class KeyDeviceModuleTest {

    private static final String AWAY = "does not answer any more";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path settings;

    private static SoftHsm.@Nullable Device device;

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    private Visitor reviewer;

    /// Here, and not with the settings, so that the tests are skipped where there is no SoftHSM2.
    @BeforeAll
    static void aDevice() {
        device = SoftHsm.next();
    }

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        registry.add("carrel.sentinel.keys", () -> {
            if (device == null) {
                device = SoftHsm.next();
            }
            return device.describedIn(settings.resolve("device.properties")).toString();
        });
    }

    @BeforeEach
    void anAlertWaits() {
        OneAlert.readInto(sentinel, people, folder);
        TestAccount account = OneAlert.reviewer(people);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        assertThat(oversight.train(account.id(), today, officer.id())).isTrue();
        reviewer = OneAlert.visitor(port, account);
    }

    @AfterEach
    void anotherDeviceForTheNext() {
        device = null;
    }

    private static SoftHsm.Device device() {
        SoftHsm.Device used = device;
        assertThat(used).isNotNull();
        return used;
    }

    private Path nextLogInTheInbox() throws IOException {
        Path waiting = Files.createDirectories(folder.resolve("inbox"));
        Path log = Files.writeString(
                waiting.resolve("next.log"), SampleLog.text(Instant.parse("2026-03-09T00:00:00Z")), UTF_8);
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(60)));
        return waiting;
    }

    private HttpResponse<String> person() {
        reviewer.post("/alerts/1/reveals", Map.of("reason", "400 articles in two hours"));
        return reviewer.get("/alerts/1/person");
    }

    private HttpResponse<String> send(String log) throws Exception {
        String token = Files.readString(folder.resolve("ingest.token")).strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/sentinel/logs"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(log))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void logsAreReadAndATokenIsTurnedBackWithoutAKeyFile() {
        assertThat(folder.resolve("keys.p12")).doesNotExist();
        assertThat(person().body()).contains(OneAlert.OWNER, SampleLog.THIEF);
        assertThat(reviewer.get("/").body()).doesNotContain("The sentinel stands still");
    }

    @Test
    void aDeviceThatIsLoggedOutHoldsLogsBackUntilTheNextLook() throws Exception {
        AuthProvider another = (AuthProvider) Security.getProvider("SunPKCS11")
                .configure("--name=logout\nlibrary=" + SoftHsm.LIBRARY + "\nslot=" + device().slot() + "\n");
        KeyStore.getInstance("PKCS11", another).load(null, SoftHsm.PIN.toCharArray());
        another.logout();
        Path waiting = nextLogInTheInbox();

        inbox.look();
        assertThat(waiting.resolve("reading/next.log")).exists();
        assertThat(waiting.resolve("refused")).doesNotExist();
        assertThat(reviewer.get("/").body()).contains("The sentinel stands still", AWAY);

        inbox.look();
        assertThat(waiting.resolve("done/next.log")).exists();
        assertThat(reviewer.get("/").body()).doesNotContain("The sentinel stands still");
        assertThat(person().body()).contains(OneAlert.OWNER);
    }

    @Test
    void aDeviceThatIsPulledOutLosesNothingAndEverythingElseGoesOn() throws Exception {
        Path away = Files.move(device().folder(), settings.resolve("away"));
        Path waiting = nextLogInTheInbox();

        inbox.look();
        inbox.look();
        assertThat(waiting.resolve("reading/next.log")).exists();
        HttpResponse<String> answer = send(SampleLog.text(Instant.parse("2026-03-16T00:00:00Z")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("key device", "Then send the log again.");
        assertThat(reviewer.get("/").body()).contains("The sentinel stands still", "key device");
        assertThat(reviewer.get("/alerts").statusCode()).isEqualTo(200);
        assertThat(person().statusCode()).isEqualTo(503);
        assertThat(person().body()).contains("cannot be opened now").doesNotContain(OneAlert.OWNER);
        HttpResponse<String> objected = OneAlert.owner(port).post("/my-data/objection", Map.of());
        assertThat(objected.headers().firstValue("Location").orElse("")).endsWith("done=objected");

        Files.move(away, device().folder());
    }
}
