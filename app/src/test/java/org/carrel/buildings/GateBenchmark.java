package org.carrel.buildings;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.carrel.CarrelTest;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// How long a gate waits; see docs/benchmarks.md. Cards come at fixed moments whether or not the last was answered, and
/// each is timed from the moment at which it should have been sent: whoever had to wait in a queue is counted with it.
///
/// `-Dcarrel.bench.rate=200`, `-Dcarrel.bench.seconds=60`, `-Dcarrel.bench.buildings=4`, and
/// `-Dcarrel.bench.synchronous=true` to wait for the disk, are the settings.
@CarrelTest
@TestPropertySource(
        properties = {"carrel.context=GateBenchmark", "carrel.buildings.synchronous=${carrel.bench.synchronous:false}"})
class GateBenchmark {

    private static final int RATE = Integer.getInteger("carrel.bench.rate", 200);
    private static final int SECONDS = Integer.getInteger("carrel.bench.seconds", 60);
    private static final int BUILDINGS = Integer.getInteger("carrel.bench.buildings", 4);
    private static final int WARM_UP = 30;
    private static final int CARDS = 100_000;
    private static final double NANOS_IN_MILLI = 1e6;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private final List<GateForTests> gates = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void gates() throws Exception {
        for (int i = 0; i < BUILDINGS; i++) {
            GateForTests gate = GateForTests.open(jdbc, premises, port, 100_000);
            gates.add(gate);
        }
        fill();
        run("warm-up", WARM_UP);
        run("alone", SECONDS);
        AtomicBoolean importing = new AtomicBoolean(true);
        AtomicInteger entered = new AtomicInteger();
        Thread feed = Thread.ofPlatform().start(() -> {
            while (importing.get()) {
                people.enter("Fed " + entered.incrementAndGet(), Set.of(UserGroup.STUDENT));
            }
        });
        run("beside an import", SECONDS);
        importing.set(false);
        feed.join();
        System.out.printf("BENCH gates: %d people were entered meanwhile%n", entered.get());
    }

    /// People, each with a group and a card.
    private void fill() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("carrel.database.url"),
                        environment.getRequiredProperty("carrel.database.user"),
                        environment.getRequiredProperty("carrel.database.password"));
                Statement statement = owner.createStatement()) {
            statement.execute("INSERT INTO people.person (id, name, created_at)"
                    + " SELECT md5('p' || i)::uuid, 'Person ' || i, now() FROM generate_series(1, " + CARDS + ") i");
            statement.execute("INSERT INTO people.affiliation (id, person_id, user_group, since)"
                    + " SELECT md5('a' || i)::uuid, md5('p' || i)::uuid, 'student', current_date - 30"
                    + " FROM generate_series(1, " + CARDS + ") i");
            statement.execute("INSERT INTO people.identifier (id, person_id, kind, value, since)"
                    + " SELECT md5('i' || i)::uuid, md5('p' || i)::uuid, 'card_uid', 'C' || i, now() - interval '1 day'"
                    + " FROM generate_series(1, " + CARDS + ") i");
            statement.execute("ANALYZE");
        }
    }

    private void run(String what, int seconds) {
        int all = RATE * seconds;
        long[] waited = new long[all];
        AtomicInteger failed = new AtomicInteger();
        Map<String, Integer> failures = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> answers = new ArrayList<>(all);
        Random chance = new Random(1);
        long start = System.nanoTime();
        for (int i = 0; i < all; i++) {
            long due = start + i * Duration.ofSeconds(1).toNanos() / RATE;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = i;
            answers.add(client.sendAsync(question(what, i, chance), HttpResponse.BodyHandlers.ofString())
                    .whenComplete((answer, problem) -> {
                        waited[number] = System.nanoTime() - due;
                        if (problem != null || answer.statusCode() != 200) {
                            failed.incrementAndGet();
                            String why = problem == null ? answer.body() : problem.toString();
                            failures.merge(why.substring(0, Math.min(why.length(), 150)), 1, Integer::sum);
                        }
                    }));
        }
        answers.forEach(CompletableFuture::join);
        Arrays.sort(waited);
        StringBuilder line = new StringBuilder();
        for (double quantile : QUANTILES) {
            long value = waited[(int) Math.min(all - 1L, Math.ceil(quantile * all) - 1)];
            line.append(String.format(Locale.ROOT, " p%s %.2f ms", quantile * 100, value / NANOS_IN_MILLI));
        }
        System.out.printf("BENCH gates %s: %d at %d a second, %d failed:%s%n", what, all, RATE, failed.get(), line);
        failures.forEach((why, times) -> System.out.printf("BENCH gates %d failed: %s%n", times, why));
    }

    private HttpRequest question(String what, int number, Random chance) {
        GateForTests gate = gates.get(number % gates.size());
        String card = "C" + (1 + chance.nextInt(CARDS));
        String direction = number / gates.size() % 2 == 0 ? "in" : "out";
        String body = "{\"id\":\"" + what.replace(' ', '-') + "-" + number + "\",\"card\":\"" + card
                + "\",\"direction\":\"" + direction + "\"}";
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/gates/" + gate.gate + "/entries"))
                .header("Authorization", "Bearer " + gate.token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
