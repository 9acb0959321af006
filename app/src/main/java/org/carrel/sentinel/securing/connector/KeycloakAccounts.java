package org.carrel.sentinel.securing.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.carrel.sentinel.securing.connector.ConnectorSettings.Keycloak;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keycloak's admin API, as far as it is needed:
/// https://www.keycloak.org/docs-api/latest/rest-api/index.html
final class KeycloakAccounts {

    private final Keycloak settings;
    private final JsonCalls calls;

    KeycloakAccounts(Keycloak settings, Duration patience) {
        this.settings = settings;
        this.calls = new JsonCalls("Keycloak", patience);
    }

    /// One account, and the right to change it for the next few requests.
    final class Account {

        private final String bearer;
        private final String id;

        private Account(String bearer, String id) {
            this.bearer = bearer;
            this.id = id;
        }

        ObjectNode read() throws StepStopped {
            return (ObjectNode) found(calls.send(at("").GET())).content();
        }

        /// Writes the whole representation back: what is missing in it would be taken away.
        void write(ObjectNode representation) throws StepStopped {
            found(calls.send(json("").PUT(JsonCalls.body(representation))));
        }

        /// The old password is refused from now on. A temporary one must be replaced at the next
        /// sign-in.
        void replacePassword(String temporary) throws StepStopped {
            Map<String, Object> credential = Map.of("type", "password", "value", temporary, "temporary", true);
            found(calls.send(json("/reset-password").PUT(JsonCalls.body(credential))));
        }

        /// Ends its sessions in all clients, and what was issued before counts for nothing.
        void endSessions() throws StepStopped {
            found(calls.send(at("/logout").POST(HttpRequest.BodyPublishers.noBody())));
        }

        private HttpRequest.Builder at(String path) {
            return admin(bearer, "/users/" + id + path);
        }

        private HttpRequest.Builder json(String path) {
            return at(path).header("Content-Type", "application/json");
        }
    }

    /// The account of just this name.
    Account find(String username) throws StepStopped {
        String bearer = bearer();
        String query = "/users?exact=true&max=2&username=" + URLEncoder.encode(username, UTF_8);
        JsonCalls.Answer answer = calls.send(admin(bearer, query).GET());
        if (answer.status() == 404) {
            throw StepStopped.failed("Keycloak knows no realm of the name in the settings.");
        }
        if (answer.content().size() != 1) {
            throw StepStopped.failed("Keycloak has no account of this name: it may have been closed.");
        }
        return new Account(bearer, answer.content().get(0).path("id").asString());
    }

    private String bearer() throws StepStopped {
        String form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(settings.clientId(), UTF_8)
                + "&client_secret=" + URLEncoder.encode(settings.clientSecret(), UTF_8);
        JsonNode answer = calls.send(
                        JsonCalls.to(settings.url(), "/realms/" + settings.realm() + "/protocol/openid-connect/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)))
                .content();
        if (!answer.hasNonNull("access_token")) {
            throw StepStopped.failed("Keycloak gave no access: check its address and realm in the settings.");
        }
        return answer.path("access_token").asString();
    }

    private HttpRequest.Builder admin(String bearer, String path) {
        return JsonCalls.to(settings.url(), "/admin/realms/" + settings.realm() + path)
                .header("Authorization", "Bearer " + bearer);
    }

    private static JsonCalls.Answer found(JsonCalls.Answer answer) throws StepStopped {
        if (answer.status() == 404) {
            throw StepStopped.failed("Keycloak has no account of this name any more.");
        }
        return answer;
    }
}
