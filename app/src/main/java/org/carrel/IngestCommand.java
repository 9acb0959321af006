package org.carrel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Hands logs to a running Carrel over its API, one after the other.
@Command(
        name = "ingest",
        description = {
            "Hands logs to a running Carrel. The same log, or the same lines, twice change nothing.",
            "The token comes from CARREL_INGEST_TOKEN, or from the file ingest.token in the data folder."
        },
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where Carrel runs (${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--data", description = "Its data folder (default data/demo).")
    private Path data =
            Path.of(Optional.ofNullable(System.getenv("CARREL_HOME")).orElse("."), "data", "demo");

    @Parameters(paramLabel = "LOG", arity = "1..*", description = "Logs, plain or gz.")
    private List<Path> logs = List.of();

    @Override
    public Integer call() throws InterruptedException {
        String token = token();
        boolean allTaken = true;
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            for (Path log : logs) {
                allTaken &= send(client, token, log);
            }
        }
        return allTaken ? 0 : 1;
    }

    private boolean send(HttpClient client, String token, Path log) throws InterruptedException {
        if (!Files.isRegularFile(log) || !Files.isReadable(log)) {
            System.err.println("carrel: " + log + " is not a file that can be read");
            return false;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/v1/sentinel/logs"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofFile(log))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean taken = answer.statusCode() / 100 == 2;
            (taken ? System.out : System.err).println(log + ": " + answer.body().strip());
            return taken;
        } catch (IOException e) {
            System.err.println(
                    "carrel: no Carrel answers at " + url + ": start it first, or name its address with --url");
            return false;
        }
    }

    private String token() {
        @Nullable String given = System.getenv("CARREL_INGEST_TOKEN");
        if (given != null) {
            return given;
        }
        try {
            return Files.readString(data.resolve("ingest.token")).strip();
        } catch (IOException e) {
            throw new StartRefused(
                    "no token: set CARREL_INGEST_TOKEN, or name the data folder of the running Carrel with --data", e);
        }
    }
}
