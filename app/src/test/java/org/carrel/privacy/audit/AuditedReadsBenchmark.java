package org.carrel.privacy.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.privacy.Audit;
import org.carrel.privacy.AuditEvent;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// What a purpose's role, its row policies and the record of who looked cost a read by primary key
/// among 100,000 people; see docs/benchmarks.md. Readers wait for each answer, as requests do.
@CarrelTest
@Import(AuditedReadsBenchmark.Off.class)
@TestPropertySource(properties = "carrel.context=AuditedReadsBenchmark")
class AuditedReadsBenchmark {

    private static final int PEOPLE = 100_000;
    private static final int CONNECTIONS = 10;
    private static final int ROUNDS = 3;
    private static final long MILLIS = 3_000;
    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final String READ = "SELECT p.id, p.name, p.email FROM people.person p WHERE p.id = ?";

    @Autowired
    private Purposes purposes;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private Switched switched;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    /// The record, switched off for comparison.
    @TestConfiguration(proxyBeanMethods = false)
    static class Off {

        @Bean
        @Primary
        Switched switched(AuditTrail real) {
            return new Switched(real);
        }
    }

    static final class Switched implements Audit {

        private final AuditTrail real;
        private volatile boolean on = true;

        Switched(AuditTrail real) {
            this.real = real;
        }

        @Override
        public void record(List<AuditEvent> events) {
            if (on) {
                real.record(events);
            }
        }

        @Override
        public int forget(Subject subject, Set<String> tokens) {
            return real.forget(subject, tokens);
        }
    }

    private record Person(UUID id, String name, String email) {}

    @Test
    void reads() throws Exception {
        UUID[] ids = fill();
        try (HikariDataSource owner = ownersPool()) {
            JdbcClient plain = JdbcClient.create(owner);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
            for (int readers : new int[] {1, 16, 64, 512}) {
                Map<String, Supplier<?>> ways = new LinkedHashMap<>();
                ways.put("plain", () -> transaction.execute(status -> person(plain, any(ids))));
                ways.put("purpose and row policy", () -> purposes.in(ADMINISTER, () -> person(jdbc, any(ids))));
                ways.put(
                        "and recorded",
                        () -> trail.follow(look(), () -> purposes.in(ADMINISTER, () -> person(jdbc, any(ids)))));
                compare(ways, readers);
            }
        }
        pages();
    }

    /// A page about one member of staff, as a librarian opens it.
    private void pages() throws InterruptedException {
        TestAccounts.TestAccount librarian = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        String path =
                "/staff/" + TestAccounts.staff(people, StaffRole.DESK).id().value();
        Visitor visitor = new Visitor(port);
        visitor.signIn(librarian.username(), TestAccounts.PASSWORD);
        for (int readers : new int[] {1, 16, 64}) {
            Map<String, Supplier<?>> ways = new LinkedHashMap<>();
            ways.put("page, not recorded", () -> page(visitor, path, false));
            ways.put("page, recorded", () -> page(visitor, path, true));
            compare(ways, readers);
        }
    }

    private String page(Visitor visitor, String path, boolean recorded) {
        switched.on = recorded;
        var answer = visitor.get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " " + answer.statusCode());
        }
        return answer.body();
    }

    private static Look look() {
        return new Look(
                "00000000-0000-0000-0000-000000000001",
                Set.of(),
                List.of("systems_librarian"),
                ADMINISTER.name(),
                "GET /staff/{id}");
    }

    private static UUID any(UUID[] ids) {
        return ids[ThreadLocalRandom.current().nextInt(ids.length)];
    }

    private static Person person(JdbcClient client, UUID id) {
        return client.sql(READ)
                .param(id)
                .query((row, number) ->
                        new Person(row.getObject("id", UUID.class), row.getString("name"), row.getString("email")))
                .single();
    }

    /// The ways take turns, so that what else the machine does hits all of them.
    private static void compare(Map<String, Supplier<?>> ways, int readers) throws InterruptedException {
        Map<String, double[]> rates = new LinkedHashMap<>();
        ways.keySet().forEach(way -> rates.put(way, new double[ROUNDS]));
        for (Supplier<?> way : ways.values()) {
            perSecond(way, readers);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Supplier<?>> way : ways.entrySet()) {
                rates.get(way.getKey())[round] = perSecond(way.getValue(), readers);
            }
        }
        double plain = median(rates.values().iterator().next());
        rates.forEach((way, measured) -> System.out.printf(
                Locale.ROOT,
                "%3d readers, %-24s %8.0f a second, %5.1f%% of the first  %s%n",
                readers,
                way,
                median(measured),
                100 * median(measured) / plain,
                Arrays.toString(Arrays.stream(measured).mapToLong(Math::round).toArray())));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double perSecond(Supplier<?> read, int readers) throws InterruptedException {
        LongAdder count = new LongAdder();
        long end = System.nanoTime() + MILLIS * 1_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    if (read.get() == null) {
                        throw new AssertionError("nobody was found");
                    }
                    count.increment();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return count.sum() * 1_000.0 / MILLIS;
    }

    private HikariDataSource ownersPool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(environment.getRequiredProperty("carrel.database.url"));
        config.setUsername(environment.getRequiredProperty("carrel.database.user"));
        config.setPassword(environment.getRequiredProperty("carrel.database.password"));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private UUID[] fill() throws Exception {
        UUID[] ids = new UUID[PEOPLE];
        for (int i = 0; i < PEOPLE; i++) {
            ids[i] = new UUID(7, i);
        }
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("carrel.database.url"),
                        environment.getRequiredProperty("carrel.database.user"),
                        environment.getRequiredProperty("carrel.database.password"));
                var insert = owner.prepareStatement(
                        "INSERT INTO people.person (id, name, email, created_at) VALUES (?, ?, ?, now())");
                var statement = owner.createStatement()) {
            for (UUID id : ids) {
                insert.setObject(1, id);
                insert.setString(2, "Person " + id.getLeastSignificantBits());
                insert.setString(3, "p" + id.getLeastSignificantBits() + "@example.org");
                insert.addBatch();
            }
            insert.executeBatch();
            statement.execute("VACUUM ANALYZE people.person");
        }
        return ids;
    }
}
