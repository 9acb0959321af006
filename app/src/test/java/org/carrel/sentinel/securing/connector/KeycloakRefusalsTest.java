package org.carrel.sentinel.securing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.carrel.privacy.OpenGate;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Keycloak;
import org.carrel.sentinel.securing.connector.StubServer.Reply;
import org.carrel.sentinel.securing.connector.StubServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a Keycloak does only when it is ill; the healthy one is in `RealKeycloakTest`.
@ExtendWith(OpenGate.class)
class KeycloakRefusalsTest {

    private static final Target ROWAN = Targets.of("rashdown");

    private StubServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = new StubServer(KeycloakRefusalsTest::usual);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aKeycloakThatIsIllIsTriedAgainLater() {
        server.next(503, "");
        assertThat(password().apply(ROWAN)).isEqualTo(new Outcome.Retry("Keycloak cannot do it at the moment (503)."));
    }

    @Test
    void aKeycloakThatFailsHalfWayIsTriedAgainFromTheStart() {
        server.next(200, "{\"access_token\":\"t\"}")
                .next(200, "[{\"id\":\"1\"}]")
                .next(500, "");
        assertThat(password().apply(ROWAN)).isInstanceOf(Outcome.Retry.class);
        assertThat(password().apply(ROWAN)).isEqualTo(Outcome.done());
        assertThat(server.requests())
                .filteredOn(request -> request.path().endsWith("/reset-password"))
                .hasSize(2);
    }

    @Test
    void aKeycloakThatHangsIsTriedAgainLater() {
        server.next(200, "{\"access_token\":\"t\"}").next(0, "");
        assertThat(sessions().apply(ROWAN)).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void aKeycloakThatIsDownIsTriedAgainLater() {
        server.close();
        assertThat(sessions().apply(ROWAN)).isEqualTo(new Outcome.Retry("Keycloak cannot be reached."));
    }

    @Test
    void anAccountThatEndsMeanwhileIsSaid() {
        server.next(200, "{\"access_token\":\"t\"}")
                .next(200, "[{\"id\":\"1\"}]")
                .next(404, "");
        assertThat(sessions().apply(ROWAN))
                .isEqualTo(new Outcome.Failed("Keycloak has no account of this name any more."));
    }

    @Test
    void noTwoTemporaryPasswordsAreTheSame() {
        password().apply(ROWAN);
        password().apply(ROWAN);
        assertThat(server.requests())
                .filteredOn(request -> request.path().endsWith("/reset-password"))
                .extracting(Request::body)
                .doesNotHaveDuplicates()
                .allMatch(body -> body.contains("\"temporary\":true"));
    }

    private KeycloakPassword password() {
        return new KeycloakPassword(accounts(), false);
    }

    private KeycloakSessions sessions() {
        return new KeycloakSessions(accounts());
    }

    private KeycloakAccounts accounts() {
        return new KeycloakAccounts(
                new Keycloak(server.url(), "library", "carrel", "secret", false), Duration.ofSeconds(2));
    }

    private static Reply usual(Request request) {
        if (request.path().endsWith("/token")) {
            return new Reply(200, "{\"access_token\":\"t\"}");
        }
        if (request.path().contains("/users?")) {
            return new Reply(200, "[{\"id\":\"1\"}]");
        }
        return request.method().equals("GET")
                ? new Reply(200, "{\"id\":\"1\",\"requiredActions\":[]}")
                : new Reply(204, "");
    }
}
