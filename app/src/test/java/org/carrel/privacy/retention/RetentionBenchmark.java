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

/// How long it takes to let go of a million rows of 1.2 million, and what people wait for a page meanwhile; see
/// docs/benchmarks.md.
@CarrelTest
class RetentionBenchmark {

    @Autowired
    private People people;

    @Autowired
    private Retentions retentions;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @Test
    void aMillionRows() {
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        database.execute(
                "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                        + " networks, countries, bytes) SELECT 'u1-o' || i % 4000, current_date - 240 + i / 4000, 1, 0.1, 1, 1, 1,"
                        + " 1, 1, 1 FROM generate_series(0, 199999) i");
        database.execute(
                "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                        + " networks, countries, bytes) SELECT 'u1-p' || i % 4000, current_date - 250 - i / 4000, 1, 0.1, 1, 1, 1,"
                        + " 1, 1, 1 FROM generate_series(0, 949999) i");
        database.execute(
                "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                        + " networks, countries, bytes) SELECT 'u1-q' || i % 4000, current_date - i / 4000, 1, 0.1, 1, 1, 1,"
                        + " 1, 1, 1 FROM generate_series(0, 199999) i");
        database.execute("VACUUM ANALYZE");
        var reader = TestAccounts.reader(people, UserGroup.STUDENT);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reader.username(), TestAccounts.PASSWORD);
        tell("a page while nothing goes", waits(visitor, CompletableFuture.completedFuture(0L), 60));
        long start = System.nanoTime();
        CompletableFuture<Long> going = CompletableFuture.supplyAsync(retentions::letGo);
        List<Double> meanwhile = waits(visitor, going, 0);
        long rows = going.join();
        System.out.printf(Locale.ROOT, "BENCH %,d rows let go of in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
        tell("a page meanwhile", meanwhile);
    }

    private static List<Double> waits(Visitor visitor, CompletableFuture<Long> until, int least) {
        List<Double> millis = new ArrayList<>();
        while (!until.isDone() || millis.size() < least) {
            long start = System.nanoTime();
            visitor.get("/my-data");
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
