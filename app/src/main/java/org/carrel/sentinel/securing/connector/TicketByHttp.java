package org.carrel.sentinel.securing.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Ticket;
import tools.jackson.databind.JsonNode;

/// A ticket in a system that speaks Zammad's JSON:
/// https://docs.zammad.org/en/latest/api/ticket/index.html
///
/// Before it opens one it asks for one of the same title, since an answer may have been lost after
/// the deed.
final class TicketByHttp implements Connector {

    private final JsonCalls calls;
    private final Wording wording;
    private final Ticket settings;
    private final URI url;

    TicketByHttp(Ticket settings, URI url, Duration patience, Wording wording) {
        this.calls = new JsonCalls("The ticket system", patience);
        this.settings = settings;
        this.url = url;
        this.wording = wording;
    }

    @Override
    public StepKind kind() {
        return StepKind.TICKET_HTTP;
    }

    @Override
    public Outcome apply(Target target) {
        return StepStopped.outcomeOf(() -> {
            String title = wording.ticketTitle(target);
            if (!exists(title)) {
                open(title, target);
            }
            return Outcome.done();
        });
    }

    private boolean exists(String title) throws StepStopped {
        String query = URLEncoder.encode("title:\"" + title + "\"", UTF_8);
        JsonNode found = require(calls.send(request("/api/v1/tickets/search?expand=true&limit=5&query=" + query)
                .GET()));
        // A list with expand, an object of `assets` without; only the list is asked for.
        return StreamSupport.stream(found.spliterator(), false)
                .anyMatch(ticket -> ticket.path("title").asString("").equals(title));
    }

    private void open(String title, Target target) throws StepStopped {
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("title", title);
        ticket.put("group", settings.group());
        ticket.put("customer", Objects.requireNonNullElse(settings.customer(), ""));
        ticket.put(
                "article",
                Map.of(
                        "subject",
                        title,
                        "body",
                        wording.ticket(target, settings.withUsername()),
                        "content_type",
                        "text/plain",
                        "type",
                        "note",
                        "internal",
                        true));
        require(calls.send(request("/api/v1/tickets")
                .header("Content-Type", "application/json")
                .POST(JsonCalls.body(ticket))));
    }

    private HttpRequest.Builder request(String path) {
        return JsonCalls.to(url, path)
                .header("Accept", "application/json")
                .header("Authorization", "Token token=" + Objects.requireNonNullElse(settings.token(), ""));
    }

    private static JsonNode require(JsonCalls.Answer answer) throws StepStopped {
        if (answer.status() == 404) {
            throw StepStopped.failed("There is no ticket system at the address in the settings.");
        }
        return answer.content();
    }
}
