package org.carrel;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Hands a file of records to a running Carrel, and waits until it is taken in.
@Command(
        name = "catalogue",
        description = {
            "load: hands a file of records to a running Carrel, and waits until it is taken in.",
            "The token comes from CARREL_CATALOGUE_TOKEN, or from the file catalogue.token in the data folder.",
            "Exit code 0 when it was taken in, 1 when it was refused or stopped, 2 when somebody has to agree."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CatalogueCommand implements Callable<Integer> {

    private static final int WAITS = 2;
    private static final long MILLIS_BETWEEN = 500;

    private enum Verb {
        load
    }

    @Mixin
    private CarrelAddress carrel = new CarrelAddress();

    @Mixin
    private CarrelToken tokens = new CarrelToken();

    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--profile", required = true, description = "The profile’s code, as on the page Loading records.")
    private String profile = "";

    @Option(names = "--dry-run", description = "Only says what would happen.")
    private boolean trial;

    @Parameters(index = "0", paramLabel = "load")
    private Verb verb = Verb.load;

    @Parameters(index = "1", paramLabel = "FILE", description = "MARC 21, MARCXML or KBART, packed by gzip or not.")
    private Path file = Path.of("");

    private record Answer(
            long id,
            @Nullable String state,
            @Nullable String report,
            @Nullable String detail) {}

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new StartRefused(file + ": this is not a file that can be read");
        }
        if (!carrel.isHttp() || !profile.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new StartRefused(
                    "--url must begin with http:// or https://, and --profile is a profile's code such as loc-books");
        }
        String token = tokens.from("CARREL_CATALOGUE_TOKEN", "catalogue.token");
        URI address = carrel.of("/api/v1/catalogue/loads");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            String name = URLEncoder.encode(String.valueOf(file.getFileName()), StandardCharsets.UTF_8);
            URI delivery = URI.create(address + "?profile=" + profile + "&name=" + name + "&trial=" + trial);
            Answer answer = answer(client.send(
                    request(delivery, token)
                            .header("Content-Type", "application/octet-stream")
                            .POST(HttpRequest.BodyPublishers.ofFile(file))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
            return said(waited(client, address, token, answer));
        } catch (IOException e) {
            throw new StartRefused(CarrelAddress.silent(address), e);
        }
    }

    private static HttpRequest.Builder request(URI address, String token) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private static Answer waited(HttpClient client, URI address, String token, Answer first)
            throws IOException, InterruptedException {
        Answer answer = first;
        while (answer.state() == null || Set.of("waiting", "running").contains(answer.state())) {
            Thread.sleep(MILLIS_BETWEEN);
            HttpRequest again =
                    request(URI.create(address + "/" + first.id()), token).build();
            answer = answer(client.send(again, HttpResponse.BodyHandlers.ofString()));
        }
        return answer;
    }

    private int said(Answer answer) {
        PrintWriter out = command == null
                ? new PrintWriter(System.out, true)
                : command.commandLine().getOut();
        out.println(answer.report());
        out.flush();
        return switch (String.valueOf(answer.state())) {
            case "done" -> CommandLine.ExitCode.OK;
            case "agree" -> WAITS;
            default -> 1;
        };
    }

    private static Answer answer(HttpResponse<String> response) {
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            throw new StartRefused("the token is not this Carrel's: name its data folder with --data");
        }
        if (response.statusCode() == 404) {
            throw new StartRefused("there is no such profile, or no Carrel there: check --profile and --url");
        }
        try {
            Answer answer = JsonMapper.shared().readValue(response.body(), Answer.class);
            if (response.statusCode() != 200 || answer.report() == null) {
                throw new StartRefused(
                        answer.detail() == null ? "refused with status " + response.statusCode() : answer.detail());
            }
            return answer;
        } catch (JacksonException e) {
            throw new StartRefused(
                    "the answer is none of Carrel's (status " + response.statusCode() + "): check --url", e);
        }
    }
}
