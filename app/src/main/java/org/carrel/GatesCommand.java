package org.carrel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a library does with its gates at the command line.
@Command(
        name = "gates",
        description = "Tries out a running Carrel's gates.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = GatesCommand.Simulate.class)
final class GatesCommand {

    /// Plays a gate: asks for each card, as a gate would, and says what it was told. What it sends counts.
    @Command(
            name = "simulate",
            description = {
                "Plays a gate: asks for each card and prints the answer. Entries count as at a real gate.",
                "The gate's token comes from CARREL_GATE_TOKEN; a systems librarian makes one under Doors, Settings.",
                "Exit code 0 when every question was answered, whatever the answer."
            },
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    static final class Simulate implements Callable<Integer> {

        @Mixin
        private CarrelAddress carrel = new CarrelAddress();

        @Option(names = "--gate", required = true, description = "The gate's code.")
        private String gate = "";

        @Option(names = "--out", description = "The cards go out, not in.")
        private boolean out;

        @Option(names = "--escort", description = "Card of whoever brings them.")
        private @Nullable String escort;

        @Option(
                names = "--times",
                defaultValue = "1",
                description = "Sends each entry so often, as a gate that got no answer does.")
        private int times = 1;

        @Option(
                names = "--pause",
                defaultValue = "0",
                description = "Milliseconds between two cards (${DEFAULT-VALUE}).")
        private long pause;

        @Parameters(paramLabel = "CARD", arity = "1..*", description = "Numbers of cards, or library numbers.")
        private List<String> cards = List.of();

        record Entry(
                String id,
                String card,
                String direction,
                @Nullable String escort) {}

        private record Answer(
                @Nullable String decision,
                @Nullable String code,
                @Nullable String text,
                boolean repeated,
                @Nullable String detail) {}

        @Override
        public Integer call() throws InterruptedException {
            String token = CarrelToken.inEnvironment("CARREL_GATE_TOKEN")
                    .orElseThrow(() -> new StartRefused(
                            "no token: set CARREL_GATE_TOKEN to the one that the page showed when it was made"));
            URI address = address();
            boolean answered = true;
            try (HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .build()) {
                for (String card : cards) {
                    Entry entry = new Entry(UUID.randomUUID().toString(), card, out ? "out" : "in", escort);
                    for (int time = 0; time < times; time++) {
                        answered &= ask(client, address, token, entry);
                    }
                    Thread.sleep(pause);
                }
            }
            return answered ? 0 : 1;
        }

        private static boolean ask(HttpClient client, URI address, String token, Entry entry)
                throws InterruptedException {
            JsonMapper json = JsonMapper.shared();
            try {
                HttpRequest request = HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(entry)))
                        .build();
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                return said(entry, response.statusCode(), json.readValue(response.body(), Answer.class));
            } catch (JacksonException e) {
                return refused("the answer is none of Carrel's: check --url");
            } catch (IOException e) {
                return refused(CarrelAddress.silent(address));
            }
        }

        private static boolean said(Entry entry, int status, Answer answer) {
            if (status != 200) {
                return refused(answer.detail() == null ? "refused with status " + status : answer.detail());
            }
            System.out.println(entry.card() + ": " + answer.decision() + " (" + answer.code() + ") " + answer.text()
                    + (answer.repeated() ? " Answered before." : ""));
            return true;
        }

        private static boolean refused(String sentence) {
            System.err.println("carrel: " + sentence);
            return false;
        }

        private URI address() {
            if (!carrel.isHttp() || !gate.matches("[a-z][a-z0-9-]{1,30}")) {
                throw new StartRefused(
                        "--url must begin with http:// or https://, and --gate is a gate's code such as central-north");
            }
            return carrel.of("/api/v1/gates/" + gate + "/entries");
        }
    }
}
