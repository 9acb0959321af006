package org.carrel.people.desk;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// How long the desk waits for somebody to be found; see docs/benchmarks.md. `-Dcarrel.bench.people=1000000` says among
/// how many. Names are invented: the most common is had by one person in ten, most by a few.
@CarrelTest
@TestPropertySource(properties = "carrel.context=SearchBenchmark")
class SearchBenchmark {

    private static final int PEOPLE = Integer.getInteger("carrel.bench.people", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("carrel.bench.rounds", 400);
    private static final int CHUNK = 50_000;
    private static final int GIVEN = 2_000;
    private static final int FAMILY = 40_000;
    private static final double NANOS_IN_MILLI = 1e6;

    @Autowired
    private Search search;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private final Random chance = new Random(11);
    private final String[] given = names(GIVEN, 2);
    private final String[] family = names(FAMILY, 3);
    private final String[] whole = new String[PEOPLE];

    private static String[] names(int many, int syllables) {
        Random chance = new Random(syllables);
        String[] first = {
            "b", "br", "c", "ch", "d", "f", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "r", "s", "sh", "st", "t",
            "v", "w", "", "é"
        };
        String[] middle = {"a", "e", "i", "o", "u", "ai", "ee", "ou", "ö", "á"};
        String[] last = {"", "n", "r", "s", "l", "m", "th", "ck"};
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < many) {
            StringBuilder name = new StringBuilder();
            for (int i = 1 + chance.nextInt(syllables); i > 0; i--) {
                name.append(first[chance.nextInt(first.length)])
                        .append(middle[chance.nextInt(middle.length)])
                        .append(last[chance.nextInt(last.length)]);
            }
            names.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
        return names.toArray(String[]::new);
    }

    /// The first of a list are the common ones.
    private String common(String[] names) {
        return names[(int) Math.min(names.length - 1L, Math.floor(Math.pow(names.length, chance.nextDouble())) - 1)];
    }

    @Test
    void search() throws SQLException {
        fill();
        Map<String, IntFunction<String>> asked = new LinkedHashMap<>();
        asked.put("given and family name", i -> whole[i].toLowerCase(Locale.ROOT));
        asked.put("beginnings, the other way round", i -> beginning(family(i), 4) + " " + beginning(given(i), 2));
        asked.put("family name", this::family);
        asked.put("given name", this::given);
        asked.put("three letters", i -> beginning(family(i), 3));
        asked.put("one letter", i -> beginning(family(i), 1));
        asked.put("two letters and one", i -> beginning(family(i), 2) + " " + beginning(given(i), 1));
        asked.put("nobody’s name", i -> family(i) + "xqz " + given(i));
        asked.put("library number", i -> "N" + i);
        asked.put("card", i -> "04c" + Integer.toHexString(i));
        asked.put("user name", i -> "u" + i);
        asked.put("mail address", i -> "P" + i + "@example.org");
        Random which = new Random(5);
        asked.forEach((what, query) -> measure("warm-up " + what, 30, which, query, false));
        double[] all = new double[asked.size() * ROUNDS];
        int at = 0;
        for (Map.Entry<String, IntFunction<String>> one : asked.entrySet()) {
            double[] waited = measure(one.getKey(), ROUNDS, which, one.getValue(), true);
            System.arraycopy(waited, 0, all, at, ROUNDS);
            at += ROUNDS;
        }
        print("all of these", all);
        pages(which, List.copyOf(asked.values()));
    }

    private double[] measure(String what, int rounds, Random which, IntFunction<String> query, boolean print) {
        double[] waited = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            String typed = query.apply(which.nextInt(PEOPLE));
            long start = System.nanoTime();
            search.find(typed);
            waited[i] = (System.nanoTime() - start) / NANOS_IN_MILLI;
        }
        if (print) {
            print(what, waited);
        }
        return waited;
    }

    /// The whole page, with the record of who was looked at on disk before it is sent.
    private void pages(Random which, List<IntFunction<String>> asked) {
        Visitor desk = new Visitor(port);
        desk.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        String token = desk.token();
        double[] waited = new double[ROUNDS];
        for (int i = -50; i < ROUNDS; i++) {
            String typed = asked.get(which.nextInt(asked.size())).apply(which.nextInt(PEOPLE));
            long start = System.nanoTime();
            HttpResponse<String> page = desk.postAsIs("/people", Map.of("q", typed, "_csrf", token));
            if (page.statusCode() != 200) {
                throw new AssertionError(page.body());
            }
            if (i >= 0) {
                waited[i] = (System.nanoTime() - start) / NANOS_IN_MILLI;
            }
        }
        print("the whole page, any of these", waited);
    }

    private static void print(String what, double[] waited) {
        double[] sorted = waited.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "BENCH search %s: p50 %.1f p95 %.1f p99 %.1f max %.1f ms%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.95)],
                sorted[(int) (sorted.length * 0.99)],
                sorted[sorted.length - 1]);
    }

    private String given(int i) {
        return whole[i].substring(0, whole[i].indexOf(' '));
    }

    private String family(int i) {
        return whole[i].substring(whole[i].indexOf(' ') + 1);
    }

    private static String beginning(String name, int letters) {
        return name.substring(0, Math.min(letters, name.length()));
    }

    private void fill() throws SQLException {
        long start = System.nanoTime();
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("carrel.database.url"),
                        environment.getRequiredProperty("carrel.database.user"),
                        environment.getRequiredProperty("carrel.database.password"));
                Statement statement = owner.createStatement()) {
            for (int from = 0; from < PEOPLE; from += CHUNK) {
                chunk(owner, from, Math.min(PEOPLE, from + CHUNK));
            }
            String each = " FROM generate_series(0, " + (PEOPLE - 1) + ") i";
            statement.execute("INSERT INTO people.affiliation (id, person_id, user_group, since)"
                    + " SELECT md5('a' || i)::uuid, md5('p' || i)::uuid, 'student', current_date - 30" + each);
            statement.execute("INSERT INTO people.identifier (id, person_id, kind, value, since)"
                    + " SELECT md5('n' || i)::uuid, md5('p' || i)::uuid, 'library_number', 'N' || i, now()" + each);
            statement.execute("INSERT INTO people.identifier (id, person_id, kind, value, since)"
                    + " SELECT md5('c' || i)::uuid, md5('p' || i)::uuid, 'card_uid', '04C' || upper(to_hex(i)), now()"
                    + each);
            statement.execute("INSERT INTO people.account (id, person_id, username, created_at)"
                    + " SELECT md5('u' || i)::uuid, md5('p' || i)::uuid, 'u' || i, now()" + each);
            for (String table :
                    new String[] {"person", "name_part", "mail_key", "affiliation", "identifier", "account", "block"}) {
                statement.execute("VACUUM ANALYZE people." + table);
            }
        }
        System.out.printf(
                Locale.ROOT, "BENCH search filled with %d in %.0f s%n", PEOPLE, (System.nanoTime() - start) / 1e9);
    }

    private void chunk(Connection owner, int from, int to) throws SQLException {
        String[] names = new String[to - from];
        for (int i = from; i < to; i++) {
            whole[i] = common(given) + " " + common(family);
            names[i - from] = whole[i];
        }
        try (PreparedStatement insert = owner.prepareStatement("INSERT INTO people.person (id, name, email, created_at)"
                + " SELECT md5('p' || (n - 1 + ?))::uuid, name, 'P' || (n - 1 + ?) || '@Example.org', now()"
                + " FROM unnest(?::text[]) WITH ORDINALITY AS u (name, n)")) {
            insert.setInt(1, from);
            insert.setInt(2, from);
            insert.setArray(3, owner.createArrayOf("text", names));
            insert.executeUpdate();
        }
    }
}
