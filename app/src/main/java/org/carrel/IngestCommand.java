package org.carrel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.carrel.sentinel.Sentinel.LogsRead;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Hands logs to a running Carrel over its API, the oldest first.
@Command(
        name = "ingest",
        description = {
            "Hands logs to a running Carrel, the oldest first. The same log, or the same lines, twice change nothing.",
            "Logs of two proxies of the same hours: put them into the inbox folder together instead.",
            "The token comes from CARREL_INGEST_TOKEN, or from the file ingest.token in the data folder.",
            "Exit code 0 when every line was taken, 1 when something was not."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class IngestCommand implements Callable<Integer> {

    @Mixin
    private CarrelAddress carrel = new CarrelAddress();

    @Mixin
    private CarrelToken tokens = new CarrelToken();

    @Parameters(paramLabel = "LOG", arity = "1..*", description = "Logs, plain or gz.")
    private List<Path> logs = List.of();

    private record ProblemDetail(@Nullable String detail) {}

    @Override
    public Integer call() throws InterruptedException {
        URI address = address();
        String token = tokens.from("CARREL_INGEST_TOKEN", "ingest.token");
        boolean allTaken = true;
        Clock clock = new Clocks().clock();
        List<Path> oldestFirst = logs.stream()
                .sorted(Comparator.comparingLong(log -> FirstMoment.of(log, clock)))
                .toList();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            for (Path log : oldestFirst) {
                allTaken &= send(client, address, token, log);
            }
        }
        return allTaken ? 0 : 1;
    }

    private static boolean send(HttpClient client, URI address, String token, Path log) throws InterruptedException {
        if (!Files.isRegularFile(log) || !Files.isReadable(log)) {
            return refused(log, "this is not a file that can be read");
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofFile(log))
                    .build();
            return answered(log, client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return refused(log, CarrelAddress.silent(address));
        }
    }

    private static boolean answered(Path log, HttpResponse<String> answer) {
        JsonMapper json = JsonMapper.shared();
        try {
            if (answer.statusCode() == 200) {
                LogsRead read = json.readValue(answer.body(), LogsRead.class);
                System.out.println(log + ": " + read.sentence());
                return read.late() == 0;
            }
            if (answer.statusCode() == 401) {
                return refused(log, "the token is not this Carrel's: name its data folder with --data");
            }
            String detail = json.readValue(answer.body(), ProblemDetail.class).detail();
            return refused(log, detail == null ? "refused with status " + answer.statusCode() : detail);
        } catch (JacksonException e) {
            return refused(log, "the answer is none of Carrel's (status " + answer.statusCode() + "): check --url");
        }
    }

    private static boolean refused(Path log, String sentence) {
        System.err.println("carrel: " + log + ": " + sentence);
        return false;
    }

    private URI address() {
        if (!carrel.isHttp()) {
            throw new StartRefused("--url must begin with http:// or https://, as http://127.0.0.1:8080");
        }
        return carrel.of("/api/v1/sentinel/logs");
    }
}
