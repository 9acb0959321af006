package org.carrel.sentinel.alert;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.sentinel.OneAlert;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.oversight.Oversight;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// How long a reviewer waits for each page with 1,000 open alerts and 200,000 past ones; see benchmarks/README.md.
@CarrelTest
@TestPropertySource(properties = "carrel.test.keep-for=10m")
class AlertPagesBenchmark {

    private static final int ROUNDS = 100;
    private static final int FEW = 20;
    private static final long SLOW = 1_000_000_000;

    @Autowired
    private People people;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Oversight oversight;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @Test
    void pages() throws Exception {
        OneAlert.readInto(sentinel, people, folder);
        fill();
        var reviewer = OneAlert.trainedReviewer(people, oversight, Clock.systemUTC());
        var officer = TestAccounts.staff(people, StaffRole.DPO);
        Visitor visitor = OneAlert.visitor(port, reviewer);
        String[] paths = {
            "/",
            "/alerts",
            "/alerts?order=strongest",
            "/alerts?show=decided&order=newest",
            "/alerts?show=all&order=loss",
            "/alerts?show=decided&page=4000",
            "/alerts?show=decided&page=8000",
            "/alerts?show=decided&order=strongest&page=4000",
            "/alerts?show=all&page=4000",
            "/alerts/1",
            "/alerts/100000",
            "/alerts/200500",
            "/reveals",
            "/audit",
            firstSample(visitor),
            "/accuracy",
            "/accuracy?days=30",
            "/accuracy?days=366",
            "/releases"
        };
        for (String path : paths) {
            measure(visitor, path);
        }
        Visitor office = OneAlert.visitor(port, officer);
        for (String path :
                new String[] {"/oversight", "/oversight?page=200", "/oversight/objections", "/oversight/assessment"}) {
            measure(office, path);
        }
        visitor.post("/alerts/1/reveals", Map.of("reason", "Measured by the benchmark"));
        visitor.get("/alerts/1/person");
        visitor.post("/alerts/1/securing", Map.of("decisions", "0"));
        measure(visitor, "/alerts/1/securing");
        measure(OneAlert.owner(port), "/my-data");
    }

    private static String firstSample(Visitor visitor) {
        return visitor.get("/audit").body().replaceAll("(?s).*?href=\"(/audit/\\d+)\".*", "$1");
    }

    private static void measure(Visitor visitor, String path) {
        long first = System.nanoTime();
        visitor.get(path);
        double firstMillis = (System.nanoTime() - first) / 1e6;
        long began = System.nanoTime();
        visitor.get(path);
        // a page that takes seconds is not asked for a hundred times
        int rounds = System.nanoTime() - began > SLOW ? FEW : ROUNDS;
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            int status = visitor.get(path).statusCode();
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (status != 200) {
                throw new AssertionError(path + " " + status);
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-52s first %7.1f ms, median %6.1f ms, p95 %6.1f ms, most %6.1f ms%n",
                path,
                firstMillis,
                millis[rounds / 2],
                millis[rounds * 95 / 100],
                millis[rounds - 1]);
    }

    private void fill() throws Exception {
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("carrel.database.url"),
                        environment.getRequiredProperty("carrel.database.user"),
                        environment.getRequiredProperty("carrel.database.password"));
                var statement = owner.createStatement()) {
            statement.execute("""
                    INSERT INTO sentinel.alert (account, opened_at, first_at, last_at, score, probability, documents_before,
                                                documents, raised_at, campaign, verdict, decided_at, decisions)
                    SELECT 'u1-account' || i % 20000, t, t - interval '2 hours', t + interval '9 hours', 8 + i % 9,
                           0.2 + (i % 80) / 100.0, i % 90, i % 700, t, CASE WHEN i % 50 < 5 THEN 'c' || i / 50 ELSE '' END,
                           CASE WHEN i <= 200000 THEN (ARRAY['compromised', 'shared', 'heavy_lawful', 'vpn_or_travel',
                                                             'unsure'])[1 + i % 5] END,
                           CASE WHEN i <= 200000 THEN t + interval '1 day' END, CASE WHEN i <= 200000 THEN 1 ELSE 0 END
                    FROM (SELECT i, now() - interval '700 days' + i * interval '5 minutes' AS t
                          FROM generate_series(1, 201000) i) x;
                    INSERT INTO sentinel.alert_finding (alert_id, position, code, bits, sentence)
                    SELECT id, p, (ARRAY['volume.documents-day', 'taking.burst', 'travel.interleaved', 'shape.harvest',
                                         'novelty.new-network', 'crowd.same-network', 'usual.more-often'])[1 + (id + p) % 7],
                           6 - p * 2, 'Four hundred different documents in 24 hours; this account usually has about two a day.'
                    FROM sentinel.alert, generate_series(0, 4) p WHERE id > 1;
                    INSERT INTO sentinel.alert_hour (alert_id, start_at, documents)
                    SELECT id, date_trunc('hour', opened_at) + p * interval '1 hour', 7 + p
                    FROM sentinel.alert, generate_series(0, 9) p WHERE id > 190000;
                    INSERT INTO sentinel.verdict (alert_id, reviewer, verdict, decided_at)
                    SELECT id, gen_random_uuid(), verdict, decided_at FROM sentinel.alert WHERE verdict IS NOT NULL;
                    INSERT INTO sentinel.reveal (alert_id, account, reviewer, reason, asked_at, shown_at)
                    SELECT id, account, gen_random_uuid(), 'Four hundred documents in a night', opened_at, opened_at
                    FROM sentinel.alert WHERE id BETWEEN 180000 AND 199999;
                    INSERT INTO sentinel.audit_sample (kind, account, day, band, countries, age, probability, inclusion,
                                                       drawn_at, verdict, decided_by, decided_at, decisions)
                    SELECT 'below', 'u1-account' || i, current_date - 3, 'below_0', 'one', 'known', 0.01, 0.02, now(),
                           CASE WHEN i > 200 THEN 'unsure' END, CASE WHEN i > 200 THEN gen_random_uuid() END,
                           CASE WHEN i > 200 THEN now() END, CASE WHEN i > 200 THEN 1 ELSE 0 END
                    FROM generate_series(1, 5000) i;
                    INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses, networks,
                                                      countries, bytes)
                    SELECT 'u1-account' || a, current_date - d, 1, 0.01, 3, 20, 1, 1, 1, 100000
                    FROM generate_series(0, 19999) a, generate_series(1, 30) d;
                    UPDATE sentinel.detector SET newest_line = now();
                    INSERT INTO sentinel.detector_trial (slot, alerts_per_day, weights, reason, proposed_by, proposed_at)
                    VALUES ('challenger', 8, '', 'Measured by the benchmark', gen_random_uuid(), now() - interval '40 days');
                    INSERT INTO sentinel.challenger (slot, trial, began_at, chunks)
                    SELECT 'challenger', max(id), now() - interval '40 days', 1 FROM sentinel.detector_trial;
                    INSERT INTO sentinel.challenger_alert (slot, account, opened_at, first_at, last_at, score, probability)
                    SELECT 'challenger', account, opened_at, first_at, last_at, score, probability FROM sentinel.alert
                    WHERE opened_at > now() - interval '40 days' AND id % 3 > 0
                    ON CONFLICT DO NOTHING;
                    """);
            // as the server does by itself within minutes of so many new rows
            statement.execute("VACUUM ANALYZE");
        }
    }
}
