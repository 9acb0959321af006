package org.carrel.sentinel.securing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.carrel.privacy.OpenGate;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ticket;
import org.carrel.sentinel.securing.connector.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OpenGate.class)
class TicketByHttpTest {

    private static final Target TARGET = Targets.of("rashdown");

    private StubServer system;

    @BeforeEach
    void anEmptyTicketSystem() throws IOException {
        system = new StubServer(
                request -> request.method().equals("POST") ? new Reply(201, "{\"id\":1}") : new Reply(200, "[]"));
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void theTicketNamesTheTokenAndTheAlertAndNobody() {
        assertThat(ticket(false).apply(TARGET)).isInstanceOf(Outcome.Done.class);
        StubServer.Request request = system.posts().getFirst();
        assertThat(request.path()).isEqualTo("/api/v1/tickets");
        assertThat(request.authorization()).isEqualTo("Token token=desk-token");
        JsonNode json = JsonMapper.shared().readTree(request.body());
        assertThat(json.path("title").asString()).isEqualTo("Library account secured: alert 42 (securing 7)");
        assertThat(json.path("group").asString()).isEqualTo("Accounts");
        assertThat(json.path("customer").asString()).isEqualTo("carrel@example.org");
        assertThat(json.path("article").path("internal").asBoolean()).isTrue();
        assertThat(json.path("article").path("body").asString())
                .contains(Targets.TOKEN, "https://carrel.example.org/alerts/42");
        assertThat(request.body()).doesNotContain("rashdown");
    }

    @Test
    void theTicketNamesTheAccountWhereTheLibraryWantsIt() {
        ticket(true).apply(TARGET);
        assertThat(system.posts().getFirst().body()).contains("rashdown").doesNotContain("rashdown@");
    }

    @Test
    void aTicketThatIsThereAlreadyIsNotOpenedAgain() {
        system.next(200, "[{\"id\":9,\"title\":\"Library account secured: alert 42 (securing 7)\"}]");
        assertThat(ticket(false).apply(TARGET)).isInstanceOf(Outcome.Done.class);
        assertThat(system.posts()).isEmpty();
        assertThat(system.requests().getFirst().path())
                .startsWith("/api/v1/tickets/search?")
                .contains("title%3A%22");
    }

    @Test
    void anotherAlertsTicketIsAnotherTicket() {
        system.next(200, "[{\"id\":9,\"title\":\"Library account secured: alert 42 (securing 70)\"}]");
        ticket(false).apply(TARGET);
        assertThat(system.posts()).hasSize(1);
    }

    @Test
    void fiveHundredAtFirstThenATicket() {
        system.next(200, "[]").next(500, "oops");
        assertThat(ticket(false).apply(TARGET))
                .isEqualTo(new Outcome.Retry("The ticket system cannot do it at the moment (500)."));
        assertThat(ticket(false).apply(TARGET)).isInstanceOf(Outcome.Done.class);
        assertThat(system.posts()).hasSize(2);
    }

    @Test
    void aSystemThatHangsIsTriedAgainLater() {
        system.next(0, "");
        assertThat(ticket(false).apply(TARGET))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.sentence()).contains("did not answer"));
    }

    @Test
    void aSystemThatIsDownIsTriedAgainLater() {
        system.close();
        assertThat(ticket(false).apply(TARGET)).isEqualTo(new Outcome.Retry("The ticket system cannot be reached."));
    }

    @Test
    void aWrongTokenWaitsForAPerson() {
        system.next(401, "{\"error\":\"Invalid token\"}");
        assertThat(ticket(false).apply(TARGET))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("credentials (401)", "settings"));
    }

    @Test
    void somethingElseAtThatAddressIsSaid() {
        system.next(200, "<html>Welcome</html>");
        assertThat(ticket(false).apply(TARGET)).isInstanceOf(Outcome.Failed.class);
        system.next(404, "");
        assertThat(ticket(false).apply(TARGET)).isInstanceOf(Outcome.Failed.class);
        system.next(302, "");
        assertThat(ticket(false).apply(TARGET)).isInstanceOf(Outcome.Failed.class);
    }

    private TicketByHttp ticket(boolean withUsername) {
        URI url = system.url();
        Ticket settings = new Ticket(null, url, "desk-token", "Accounts", "carrel@example.org", withUsername);
        return new TicketByHttp(settings, url, Duration.ofSeconds(2), Targets.wording());
    }
}
