package org.carrel.people.scim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A source with a mapping and a token, and what it says, message by message.
final class ScimForTests {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String LIBRARY = "urn:ietf:params:scim:schemas:extension:library:2.0:User";

    private static final String MAPPING = """
            kind: delta
            fields:
              external_id: id
              user_group:
                column: userType
                values:
                  employee: staff
                  learner: student
                  graduate: alumnus
                  nurse: nhs_staff
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final String source;
    final String token;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private ScimForTests(String source, String token, int port) {
        this.source = source;
        this.token = token;
        this.port = port;
    }

    static ScimForTests open(JdbcClient jdbc, ScimTokens tokens, int port) {
        String source = "scim-" + Long.toString(System.nanoTime(), 36);
        jdbc.sql("INSERT INTO people.source (key, title, precedence, mapping) VALUES (?, ?, 50, ?)")
                .params(source, "Identity service " + source, MAPPING)
                .update();
        return new ScimForTests(source, tokens.make(source, AccountId.random()), port);
    }

    String base() {
        return "http://localhost:" + port + Documents.BASE;
    }

    /// @param headers names and values in turn; they replace the usual ones
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", Documents.TYPE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode created(Map<String, Object> attributes) {
        HttpResponse<String> answer = send("POST", "/Users", user(attributes));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String user(Map<String, Object> attributes) {
        var document = new HashMap<String, Object>(attributes);
        document.putIfAbsent("schemas", List.of(USER));
        return JSON.writeValueAsString(document);
    }

    static String patch(String... operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + String.join(",", operations) + "]}";
    }

    /// @param bearable after how many errors nothing more is tried
    static String bulk(int bearable, String... operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"failOnErrors\":" + bearable
                + ",\"Operations\":[" + String.join(",", operations) + "]}";
    }
}
