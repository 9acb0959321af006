package org.carrel.sentinel.securing.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.privacy.OpenGate;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Keycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against a real Keycloak, which takes a while to start: run with `-Pkeycloak`.
@Tag("keycloak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OpenGate.class)
class RealKeycloakTest {

    private static final String PASSWORD = "Stolen-password-1!";
    private static final String NEW_PASSWORD = "Chosen-by-Rowan-2!";
    private static final Target ROWAN = Targets.of("rashdown");

    private static RealKeycloak keycloak;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        keycloak = RealKeycloak.start();
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    @Order(1)
    void theOldPasswordAndTheOldSessionAreRefusedAfterwards() throws Exception {
        Answer session = signIn("rashdown", PASSWORD);
        assertThat(session.status()).isEqualTo(200);
        assertThat(userinfo(session)).isEqualTo(200);
        assertThat(refresh(session).status()).isEqualTo(200);
        Answer other = signIn("rashdown2", PASSWORD);

        assertThat(password(false).apply(ROWAN)).isEqualTo(Outcome.done());
        assertThat(sessions().apply(ROWAN)).isEqualTo(Outcome.done());

        assertThat(refusal("rashdown", PASSWORD)).isEqualTo("Invalid user credentials");
        assertThat(userinfo(session)).isEqualTo(401);
        assertThat(refresh(session).json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(introspect(session).path("active").asBoolean()).isFalse();
        JsonNode account = account("rashdown");
        assertThat(account.path("requiredActions").toString()).isEqualTo("[\"UPDATE_PASSWORD\"]");
        assertThat(account.path("firstName").asString())
                .as("the rest of the account")
                .isEqualTo("Rowan");
        assertThat(account.path("enabled").asBoolean()).isTrue();

        assertThat(userinfo(other)).as("another account of a similar name").isEqualTo(200);
        assertThat(signIn("rashdown2", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void theSameAgainIsNoHarm() throws Exception {
        assertThat(password(false).apply(ROWAN)).isEqualTo(Outcome.done());
        assertThat(password(false).apply(ROWAN)).isEqualTo(Outcome.done());
        assertThat(sessions().apply(ROWAN)).isEqualTo(Outcome.done());
        assertThat(account("rashdown").path("requiredActions").toString()).isEqualTo("[\"UPDATE_PASSWORD\"]");
        assertThat(refusal("rashdown", PASSWORD)).isEqualTo("Invalid user credentials");
    }

    @Test
    @Order(3)
    void aDisabledAccountIsOpenedAgainWhenItIsCleared() throws Exception {
        assertThat(password(true).apply(ROWAN)).isEqualTo(Outcome.done());
        assertThat(account("rashdown").path("enabled").asBoolean()).isFalse();
        assertThat(password(true).undo(ROWAN)).isInstanceOf(Outcome.Done.class);
        assertThat(account("rashdown").path("enabled").asBoolean()).isTrue();
        assertThat(refusal("rashdown", PASSWORD)).isEqualTo("Invalid user credentials");
    }

    @Test
    @Order(4)
    void withTheNewPasswordTheOwnerIsBack() throws Exception {
        String bearer = bearer();
        String id = account("rashdown").path("id").asString();
        String body = "{\"type\":\"password\",\"value\":\"" + NEW_PASSWORD + "\",\"temporary\":false}";
        send(HttpRequest.newBuilder(admin("/users/" + id + "/reset-password"))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(signIn("rashdown", NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAccountThatIsNoLongerThereIsSaid() {
        for (Connector connector : new Connector[] {password(false), sessions()}) {
            assertThat(connector.apply(Targets.of("rashdow")))
                    .isEqualTo(new Outcome.Failed("Keycloak has no account of this name: it may have been closed."));
        }
    }

    @Test
    void aWrongSecretAndAWrongRealmWaitForAPerson() {
        Keycloak wrong = new Keycloak(keycloak.url(), "library", "carrel", "wrong", false);
        assertThat(new KeycloakPassword(accounts(wrong), false).apply(ROWAN))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("credentials (401)"));
        Keycloak elsewhere = new Keycloak(keycloak.url(), "nowhere", "carrel", "carrel-secret-for-tests", false);
        assertThat(new KeycloakPassword(accounts(elsewhere), false).apply(ROWAN))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aClientWithoutTheRightIsSaid() {
        Keycloak weak = new Keycloak(keycloak.url(), "library", "proxy", "proxy-secret-for-tests", false);
        assertThat(new KeycloakSessions(accounts(weak)).apply(ROWAN)).isInstanceOf(Outcome.Failed.class);
    }

    private record Answer(int status, JsonNode json) {}

    private static KeycloakPassword password(boolean disable) {
        return new KeycloakPassword(accounts(settings()), disable);
    }

    private static KeycloakSessions sessions() {
        return new KeycloakSessions(accounts(settings()));
    }

    private static Keycloak settings() {
        return new Keycloak(keycloak.url(), "library", "carrel", "carrel-secret-for-tests", false);
    }

    private static KeycloakAccounts accounts(Keycloak settings) {
        return new KeycloakAccounts(settings, Duration.ofSeconds(20));
    }

    private static Answer signIn(String username, String password) throws Exception {
        return token(Map.of("grant_type", "password", "scope", "openid", "username", username, "password", password));
    }

    /// Where Keycloak knows the password but wants a new one first, it says something else.
    private static String refusal(String username, String password) throws Exception {
        return signIn(username, password).json().path("error_description").asString();
    }

    private static Answer refresh(Answer session) throws Exception {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                session.json().path("refresh_token").asString()));
    }

    private static JsonNode introspect(Answer session) throws Exception {
        return form("/token/introspect", "proxy", Map.of("token", access(session)))
                .json();
    }

    private static int userinfo(Answer session) throws Exception {
        return send(HttpRequest.newBuilder(openid("/userinfo")).header("Authorization", "Bearer " + access(session)))
                .status();
    }

    private static JsonNode account(String username) throws Exception {
        return send(HttpRequest.newBuilder(admin("/users?exact=true&username=" + username))
                        .header("Authorization", "Bearer " + bearer()))
                .json()
                .get(0);
    }

    private static String bearer() throws Exception {
        return access(form("/token", "carrel", Map.of("grant_type", "client_credentials")));
    }

    private static String access(Answer session) {
        return session.json().path("access_token").asString();
    }

    private static Answer token(Map<String, String> fields) throws Exception {
        return form("/token", "proxy", fields);
    }

    private static Answer form(String path, String client, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "", "&client_id=" + client + "&client_secret=" + client))
                .concat("-secret-for-tests");
        return send(HttpRequest.newBuilder(openid(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static Answer send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    JsonMapper.shared().readTree(response.body().isBlank() ? "{}" : response.body()));
        }
    }

    private static URI openid(String path) {
        return URI.create(keycloak.url() + "/realms/library/protocol/openid-connect" + path);
    }

    private static URI admin(String path) {
        return URI.create(keycloak.url() + "/admin/realms/library" + path);
    }
}
