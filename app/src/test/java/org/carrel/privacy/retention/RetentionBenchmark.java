package org.carrel.privacy.retention;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// How long it takes to let go of about a million rows, and what people wait meanwhile for a page and
/// for signing in; see docs/benchmarks.md. How many people there are, how many days of accounts that
/// stay, and how many that go, is said by `carrel.bench.people`, `carrel.bench.history` and
/// `carrel.bench.due`.
@CarrelTest
@TestPropertySource(properties = "carrel.context=RetentionBenchmark")
class RetentionBenchmark {

    private static final int PEOPLE = Integer.getInteger("carrel.bench.people", 4_000);
    private static final int HISTORY = Integer.getInteger("carrel.bench.history", 400_000);
    private static final int DUE = Integer.getInteger("carrel.bench.due", 1_000_000);
    private static final int AT_ONCE = 1_000_000;
    private static final int BEFORE = 60;

    @Autowired
    private People people;

    @Autowired
    private Retentions retentions;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase database;
    private TestAccounts.TestAccount reader;

    @Test
    void aMillionRows() {
        database = new OwnerOfDatabase(environment);
        long start = System.nanoTime();
        library();
        days(HISTORY, 1);
        days(DUE, 250);
        database.execute("VACUUM ANALYZE");
        System.out.printf(
                Locale.ROOT,
                "BENCH %,d people, %,d days of accounts, %,d of them due; database of %,d MB, filled in %.0f s%n",
                database.count("SELECT count(*) FROM people.person"),
                database.count("SELECT count(*) FROM sentinel.account_day"),
                DUE,
                database.count("SELECT pg_database_size(current_database())") >> 20,
                (System.nanoTime() - start) / 1e9);
        reader = TestAccounts.reader(people, UserGroup.STUDENT);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reader.username(), TestAccounts.PASSWORD);
        Runnable page = () -> visitor.get("/my-data");
        CompletableFuture<Long> nothing = CompletableFuture.completedFuture(0L);
        tell("a page while nothing goes", waits(page, nothing));
        tell("signing in while nothing goes", waits(this::signIn, nothing));
        start = System.nanoTime();
        CompletableFuture<Long> going = CompletableFuture.supplyAsync(retentions::letGo, Thread.ofPlatform()::start);
        CompletableFuture<List<Double>> signing =
                CompletableFuture.supplyAsync(() -> waits(this::signIn, going), Thread.ofPlatform()::start);
        List<Double> pages = waits(page, going);
        long rows = going.join();
        System.out.printf(Locale.ROOT, "BENCH %,d rows let go of in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
        tell("a page meanwhile", pages);
        tell("signing in meanwhile", signing.join());
    }

    /// A new browser each time; the form, the password, the session, the page after it.
    private void signIn() {
        Visitor newcomer = new Visitor(port);
        if (newcomer.signIn(reader.username(), TestAccounts.PASSWORD).statusCode() != 303) {
            throw new AssertionError("not signed in");
        }
    }

    private void library() {
        String person = "('00000000-0000-0007-0000-' || lpad(to_hex(i), 12, '0'))::uuid";
        database.execute(
                "INSERT INTO people.person (id, name, email, created_at) SELECT " + person
                        + ", 'Person ' || i, 'p' || i || '@example.org', now() - interval '3 years'"
                        + " FROM generate_series(1, ?) i",
                PEOPLE);
        database.execute(
                "INSERT INTO people.account (id, person_id, username, created_at) SELECT"
                        + " ('00000000-0000-0008-0000-' || lpad(to_hex(i), 12, '0'))::uuid, " + person
                        + ", 'bench' || i, now() - interval '3 years' FROM generate_series(1, ?) i",
                PEOPLE);
        database.execute(
                "INSERT INTO people.affiliation (id, person_id, user_group, since) SELECT"
                        + " ('00000000-0000-0009-0000-' || lpad(to_hex(i), 12, '0'))::uuid, " + person
                        + ", 'student', current_date - 1000 FROM generate_series(1, ?) i",
                PEOPLE);
    }

    /// One row a person and day, the newest day first, as long as a token makes it.
    private void days(int rows, int youngest) {
        for (int from = 0; from < rows; from += AT_ONCE) {
            database.execute(
                    "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                            + " networks, countries, bytes) SELECT 'u1-' || lpad((i % ?)::text, 26, '0'),"
                            + " current_date - ?::integer - i / ?, 1, 0.1, 1, 1, 1, 1, 1, 1 FROM generate_series(?, ?) i",
                    PEOPLE, youngest, PEOPLE, from, Math.min(from + AT_ONCE, rows) - 1);
        }
    }

    private static List<Double> waits(Runnable what, CompletableFuture<Long> until) {
        List<Double> millis = new ArrayList<>();
        int least = until.isDone() ? BEFORE : 0;
        while (!until.isDone() || millis.size() < least) {
            long start = System.nanoTime();
            what.run();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    private static void tell(String what, List<Double> millis) {
        if (!millis.isEmpty()) {
            Collections.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "BENCH %-30s %d times, median %6.1f ms, p95 %6.1f ms, most %6.1f ms%n",
                    what,
                    millis.size(),
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() * 95 / 100),
                    millis.getLast());
        }
    }
}
