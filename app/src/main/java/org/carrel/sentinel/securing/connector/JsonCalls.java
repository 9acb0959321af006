package org.carrel.sentinel.securing.connector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.carrel.privacy.WayOut;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests to one other system that answers in JSON. What it answers beside that is never shown:
/// it may name people.
final class JsonCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String system;
    private final Duration patience;
    private final HttpClient client;

    /// @param system its name at the beginning of a sentence
    JsonCalls(String system, Duration patience) {
        this.system = system;
        this.patience = patience;
        // Redirects are not followed: they would carry a password to where nobody meant it to go.
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// @param status  200 to 299, or 404
    /// @param content missing when there was none
    record Answer(int status, JsonNode content) {}

    static HttpRequest.Builder to(URI base, String path) {
        String root = base.toString();
        return HttpRequest.newBuilder(
                URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path));
    }

    static HttpRequest.BodyPublisher body(Object content) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(content));
    }

    Answer send(HttpRequest.Builder request) throws StepStopped {
        HttpResponse<String> response = exchange(request.timeout(patience).build());
        int status = response.statusCode();
        if (status / 100 == 2 || status == 404) {
            return new Answer(status, content(response.body()));
        }
        throw refusal(status);
    }

    private HttpResponse<String> exchange(HttpRequest request) throws StepStopped {
        WayOut.mustBeOpen(system);
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw StepStopped.retry(system + " did not answer within " + patience.toSeconds() + " seconds.");
        } catch (IOException e) {
            throw StepStopped.retry(system + " cannot be reached.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepStopped.retry(system + " took too long.");
        }
    }

    private StepStopped refusal(int status) {
        if (status >= 500 || status == 408 || status == 429) {
            return StepStopped.retry(system + " cannot do it at the moment (" + status + ").");
        }
        if (status == 401 || status == 403) {
            return StepStopped.failed(system + " refused Carrel’s own credentials (" + status
                    + "): correct them in the settings, then try again.");
        }
        return StepStopped.failed(system + " did not accept the request (" + status + ").");
    }

    private JsonNode content(String body) throws StepStopped {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            throw StepStopped.failed(
                    system + " answered something that is not JSON: check its address in the settings.");
        }
    }
}
