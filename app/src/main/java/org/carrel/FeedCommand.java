package org.carrel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Hands a file of one of the College's systems to a running Carrel.
@Command(
        name = "feed",
        description = {
            "Hands a file of one of the College’s systems to a running Carrel: docs/connecting-college-systems.md.",
            "check: says what would happen and changes nothing. apply: takes it over.",
            "The token comes from CARREL_FEED_TOKEN, or from the file feeds.token in the data folder.",
            "Exit code 0 when it was checked or taken over, 1 when it was refused, 2 when it waits for somebody to agree."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class FeedCommand implements Callable<Integer> {

    private static final int WAITS = 2;

    private enum Verb {
        check,
        apply
    }

    @Mixin
    private CarrelAddress carrel = new CarrelAddress();

    @Mixin
    private CarrelToken tokens = new CarrelToken();

    @Option(names = "--source", required = true, description = "The source’s key, as on the page Feeds.")
    private String source = "";

    @Parameters(index = "0", paramLabel = "check|apply")
    private Verb verb = Verb.check;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV or XLSX.")
    private Path file = Path.of("");

    private record Answer(
            @Nullable String state,
            @Nullable String report,
            @Nullable String detail) {}

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new StartRefused(file + ": this is not a file that can be read");
        }
        String token = tokens.from("CARREL_FEED_TOKEN", "feeds.token");
        URI address = address();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            return said(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new StartRefused(CarrelAddress.silent(address), e);
        }
    }

    private int said(HttpResponse<String> answer) {
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            throw new StartRefused("the token is not this Carrel's: name its data folder with --data");
        }
        try {
            Answer read = JsonMapper.shared().readValue(answer.body(), Answer.class);
            if (answer.statusCode() != 200 || read.report() == null) {
                throw new StartRefused(
                        read.detail() == null ? "refused with status " + answer.statusCode() : read.detail());
            }
            System.out.println(read.report());
            return "stopped".equals(read.state()) ? 1 : "waiting".equals(read.state()) ? WAITS : 0;
        } catch (JacksonException e) {
            throw new StartRefused(
                    "the answer is none of Carrel's (status " + answer.statusCode() + "): check --url", e);
        }
    }

    private URI address() {
        if (!carrel.isHttp() || !source.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new StartRefused(
                    "--url must begin with http:// or https://, and --source is a source's key such as students");
        }
        return carrel.of("/api/v1/feeds/" + source + "/deliveries?apply=" + (verb == Verb.apply));
    }
}
