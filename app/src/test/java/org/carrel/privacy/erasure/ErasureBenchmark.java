package org.carrel.privacy.erasure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.sentinel.ingest.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// How long it takes to erase a person with 300 rows, in a library of 200,000 account-days, and
/// to give somebody a copy of 5,000 rows; see docs/benchmarks.md.
@CarrelTest
class ErasureBenchmark {

    private static final int ROUNDS = 40;
    private static final int WARM = 15;

    @Autowired
    private People people;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase database;

    private void days(String token, int count) {
        database.execute(
                "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                        + " networks, countries, bytes) SELECT ?, current_date - i, 1, 0.1, 1, 1, 1, 1, 1, 1"
                        + " FROM generate_series(1, ?) i",
                token,
                count);
    }

    @Test
    void erasureAndCopy() {
        database = new OwnerOfDatabase(environment);
        database.execute(
                "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                        + " networks, countries, bytes) SELECT 'u1-o' || i % 2000, current_date - i / 2000, 1, 0.1, 1, 1, 1, 1, 1,"
                        + " 1 FROM generate_series(1, 200000) i");
        String[] former = new String[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            var account = TestAccounts.reader(people, UserGroup.STUDENT);
            database.execute(
                    "UPDATE people.affiliation SET since = '2020-01-01', until = '2021-01-01' WHERE person_id ="
                            + " (SELECT person_id FROM people.account WHERE id = ?)",
                    account.id().value());
            days(tokens.of(account.username()).account(), 297);
            former[i] = account.username();
        }
        database.execute("VACUUM ANALYZE");
        Visitor officer = new Visitor(port);
        officer.signIn(TestAccounts.staff(people, StaffRole.DPO).username(), TestAccounts.PASSWORD);
        String csrf = officer.token();
        double[] erasing = new double[ROUNDS - WARM];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            Map<String, String> form = Map.of("who", former[i], "typed", former[i], "_csrf", csrf);
            if (officer.postAsIs("/privacy/officer/erasures", form).statusCode() != 303) {
                throw new AssertionError("not erased");
            }
            if (i >= WARM) {
                erasing[i - WARM] = (System.nanoTime() - start) / 1e6;
            }
        }
        tell("erasure of 300 rows, over HTTP", erasing);
        var reader = TestAccounts.reader(people, UserGroup.STUDENT);
        days(tokens.of(reader.username()).account(), 4_997);
        Visitor visitor = new Visitor(port);
        visitor.signIn(reader.username(), TestAccounts.PASSWORD);
        double[] copying = new double[ROUNDS - WARM];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            if (visitor.bytes("/my-data/copy.zip").statusCode() != 200) {
                throw new AssertionError("no copy");
            }
            if (i >= WARM) {
                copying[i - WARM] = (System.nanoTime() - start) / 1e6;
            }
        }
        tell("copy of 5,000 rows, over HTTP", copying);
    }

    private static void tell(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "BENCH %-55s median %6.1f ms, p95 %6.1f ms, least %6.1f ms%n",
                what,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[0]);
    }
}
