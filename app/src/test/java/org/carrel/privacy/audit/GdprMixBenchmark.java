package org.carrel.privacy.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.carrel.CarrelTest;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The mixes of [GdprMix] on the library's own tables: with purposes, row policies and the record of
/// who looked, as the program works, against the same statements as the tables' owner, each in a
/// transaction of its own, without any of these; see docs/benchmarks.md.
///
/// A *record* is an affiliation, its *user* the person, its *purpose* one that somebody stopped, its
/// *time to live* the day until which it lasts. Controllers and processors are staff, so what they
/// see is written down; customers see their own data only. Both ways have people of their own, take
/// turns, and choose alike.
@CarrelTest
@TestPropertySource(properties = "carrel.context=GdprMixBenchmark")
class GdprMixBenchmark {

    private static final int PEOPLE = Integer.getInteger("carrel.bench.people", 100_000);
    private static final int OPERATIONS = Integer.getInteger("carrel.bench.operations", 4_000);
    private static final int THREADS = Integer.getInteger("carrel.bench.threads", 8);
    private static final int ROUNDS = Integer.getInteger("carrel.bench.rounds", 5);
    private static final int RECORDS = 4;
    private static final int CONNECTIONS = 10;

    private static final Purpose ADMINISTER = new Purpose("administer_accounts");
    private static final Purpose ANSWER = new Purpose("answer_rights");
    private static final Purpose ERASE = new Purpose("erase");
    private static final Purpose OWN = new Purpose("show_own_data");
    /// One that nothing here acts for: whoever stops it is seen by all others as before.
    private static final String STOPPED = "ask_opinion";

    @Autowired
    private Purposes purposes;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final AtomicInteger created = new AtomicInteger(RECORDS);

    /// @param half which half of the people: 0 or 1
    private record Way(String name, int half, JdbcClient client, Transactions transactions) {}

    /// Of all rounds, the first one for warming up too.
    private static final class Spent {
        private final LongAdder nanos = new LongAdder();
        private final LongAdder times = new LongAdder();

        private void add(long more) {
            nanos.add(more);
            times.increment();
        }

        private double millis() {
            return nanos.sum() / 1e6 / times.sum();
        }
    }

    private final ConcurrentMap<String, Spent> spent = new ConcurrentHashMap<>();

    /// How statements reach the database.
    private interface Transactions {
        Object run(GdprMix role, Purpose purpose, UUID person, Supplier<Object> statement);
    }

    @Test
    void mixes() throws Exception {
        fill();
        try (HikariDataSource owner = ownersPool()) {
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
            Way plain = new Way(
                    "plain",
                    0,
                    JdbcClient.create(owner),
                    (role, purpose, person, statement) -> transaction.execute(status -> statement.get()));
            Way guarded = new Way("protected", 1, jdbc, this::guarded);
            double[] sums = new double[2];
            for (GdprMix role : GdprMix.values()) {
                GdprMix.Chooser chooser = role.chooser(PEOPLE / 2);
                seconds(plain, role, chooser, 0);
                seconds(guarded, role, chooser, 0);
                double[] one = new double[ROUNDS];
                double[] other = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    one[round] = seconds(plain, role, chooser, round + 1);
                    other[round] = seconds(guarded, role, chooser, round + 1);
                }
                sums[0] += median(one);
                sums[1] += median(other);
                tell(role.name().toLowerCase(Locale.ROOT), one, other);
            }
            System.out.printf(Locale.ROOT, "BENCH %-11s protected / plain %5.2f%n", "in all", sums[1] / sums[0]);
            new TreeMap<>(spent)
                    .forEach((what, took) ->
                            System.out.printf(Locale.ROOT, "BENCH %-48s %7.3f ms%n", what, took.millis()));
        }
    }

    private Object guarded(GdprMix role, Purpose purpose, UUID person, Supplier<Object> statement) {
        if (role != GdprMix.CUSTOMER) {
            return trail.follow(look(purpose), () -> purposes.in(purpose, statement));
        }
        return purpose.equals(OWN)
                ? purposes.own(OWN, new Subject(person, account(person)), statement)
                : purposes.in(purpose, statement);
    }

    private static Look look(Purpose purpose) {
        return new Look(
                "00000000-0000-0000-0000-000000000001",
                Set.of(),
                List.of("systems_librarian"),
                purpose.name(),
                "GET /staff/{id}");
    }

    /// What readers are shown of themselves, they are shown as themselves.
    private static Purpose reading(GdprMix role, Purpose staff) {
        return role == GdprMix.CUSTOMER ? OWN : staff;
    }

    private void once(Way way, GdprMix role, GdprMix.Chooser chooser, Random random) {
        int number = 2 * chooser.next(random) + way.half();
        UUID person = new UUID(7, number);
        UUID key = record(number, random.nextInt(RECORDS));
        GdprMix.Operation operation = role.operation(random);
        LocalDate day = LocalDate.of(2030, 1, 1).plusDays(random.nextInt(1_000));
        Purpose purpose = switch (operation) {
            case READ_DATA, READ_METADATA_BY_USER -> reading(role, ADMINISTER);
            case READ_METADATA_BY_PURPOSE -> reading(role, ANSWER);
            case UPDATE_METADATA_BY_PURPOSE -> ANSWER;
            case UPDATE_DATA, UPDATE_METADATA_BY_USER, CREATE -> ADMINISTER;
            case DELETE -> ERASE;
        };
        long start = System.nanoTime();
        way.transactions().run(role, purpose, person, () -> statement(way.client(), operation, person, key, day));
        spent.computeIfAbsent(way.name() + " " + role + " " + operation, any -> new Spent())
                .add(System.nanoTime() - start);
    }

    private Object statement(JdbcClient client, GdprMix.Operation operation, UUID person, UUID key, LocalDate day) {
        return switch (operation) {
            case READ_DATA ->
                client.sql("SELECT a.id, a.user_group, p.name, p.email FROM people.affiliation a"
                                + " JOIN people.person p ON p.id = a.person_id WHERE a.id = ?")
                        .param(key)
                        .query()
                        .listOfRows();
            case READ_METADATA_BY_PURPOSE ->
                client.sql("SELECT s.subject, s.purpose, s.since FROM privacy.stop s"
                                + " WHERE s.purpose = ? AND s.subject = ?")
                        .params(STOPPED, person.toString())
                        .query()
                        .listOfRows();
            case READ_METADATA_BY_USER ->
                client.sql("SELECT a.id, a.user_group, a.since, a.until"
                                + " FROM people.affiliation a WHERE a.person_id = ?")
                        .param(person)
                        .query()
                        .listOfRows();
            case UPDATE_DATA ->
                client.sql("UPDATE people.person SET email = ? WHERE id = ?")
                        .params("p" + day + "@example.org", person)
                        .update();
            case UPDATE_METADATA_BY_PURPOSE ->
                client.sql(
                                "INSERT INTO privacy.stop (subject, purpose, since)"
                                        + " VALUES (?, ?, now()) ON CONFLICT (subject, purpose) DO UPDATE SET since = excluded.since")
                        .params(person.toString(), STOPPED)
                        .update();
            case UPDATE_METADATA_BY_USER ->
                client.sql("UPDATE people.affiliation SET until = ? WHERE person_id = ?")
                        .params(day, person)
                        .update();
            case DELETE ->
                client.sql("DELETE FROM people.affiliation WHERE id = ?")
                        .param(key)
                        .update();
            case CREATE ->
                client.sql("INSERT INTO people.affiliation (id, person_id, user_group, since, until)"
                                + " VALUES (?, ?, 'student', '2020-01-01', ?)")
                        .params(record((int) person.getLeastSignificantBits(), created.getAndIncrement()), person, day)
                        .update();
        };
    }

    private static UUID account(UUID person) {
        return new UUID(8, person.getLeastSignificantBits());
    }

    private static UUID record(int person, int number) {
        return new UUID(9L << 32 | number, person);
    }

    private double seconds(Way way, GdprMix role, GdprMix.Chooser chooser, int round) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> problems = java.util.Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(1_000L * round + i);
            Thread thread = Thread.ofVirtual().unstarted(() -> {
                for (int done = 0; done < OPERATIONS / THREADS; done++) {
                    once(way, role, chooser, random);
                }
            });
            thread.setUncaughtExceptionHandler((any, problem) -> problems.add(problem));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!problems.isEmpty()) {
            throw new AssertionError(way.name() + " " + role, problems.getFirst());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void tell(String role, double[] plain, double[] guarded) {
        System.out.printf(
                Locale.ROOT,
                "BENCH %-11s protected / plain %5.2f; %d operations, %d threads: plain %.2f s %s, protected %.2f s %s%n",
                role,
                median(guarded) / median(plain),
                OPERATIONS,
                THREADS,
                median(plain),
                rounded(plain),
                median(guarded),
                rounded(guarded));
    }

    private static String rounded(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.2f", value))
                .toList()
                .toString();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private HikariDataSource ownersPool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(environment.getRequiredProperty("carrel.database.url"));
        config.setUsername(environment.getRequiredProperty("carrel.database.user"));
        config.setPassword(environment.getRequiredProperty("carrel.database.password"));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /// Numbers as [UUID]s write them.
    private void fill() {
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        String person = "('00000000-0000-0007-0000-' || lpad(to_hex(i), 12, '0'))::uuid";
        database.execute(
                "INSERT INTO people.person (id, name, email, created_at) SELECT " + person
                        + ", 'Person ' || i, 'p' || i || '@example.org', now() FROM generate_series(0, ?) i",
                PEOPLE - 1);
        database.execute(
                "INSERT INTO people.account (id, person_id, username, created_at) SELECT"
                        + " ('00000000-0000-0008-0000-' || lpad(to_hex(i), 12, '0'))::uuid, " + person
                        + ", 'bench' || i, now() FROM generate_series(0, ?) i",
                PEOPLE - 1);
        database.execute(
                "INSERT INTO people.affiliation (id, person_id, user_group, since, until) SELECT"
                        + " ('00000009-' || lpad(to_hex(n / 65536), 4, '0') || '-' || lpad(to_hex(n % 65536), 4, '0')"
                        + " || '-0000-' || lpad(to_hex(i), 12, '0'))::uuid, " + person
                        + ", 'student', '2020-01-01', '2030-01-01'"
                        + " FROM generate_series(0, ?) i CROSS JOIN generate_series(0, ?) n",
                PEOPLE - 1,
                RECORDS - 1);
        database.execute("VACUUM ANALYZE");
    }
}
