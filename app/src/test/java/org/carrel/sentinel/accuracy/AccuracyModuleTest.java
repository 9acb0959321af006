package org.carrel.sentinel.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// The figures from real tables, against what was put into them.
@CarrelTest
@TestPropertySource(properties = "carrel.library.zone=UTC")
class AccuracyModuleTest {

    private static final UUID CAREFUL = UUID.fromString("11111111-0000-0000-0000-000000000001");
    private static final UUID HASTY = UUID.fromString("22222222-0000-0000-0000-000000000002");

    @Autowired
    private Accuracy accuracy;

    @Autowired
    private Clock clock;

    @Autowired
    private Environment environment;

    private AccuracyData data;
    private LocalDate today;
    private Instant now;

    @BeforeEach
    void aMonthOfFortyAccounts() {
        data = new AccuracyData(environment);
        data.empty();
        now = clock.instant();
        today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int account = 0; account < 40; account++) {
            data.day("u1-" + account, today.minusDays(100), 0, 1, 1);
            for (int back = 1; back <= 5; back++) {
                data.day("u1-" + account, today.minusDays(back), account % 10, account, account < 4 ? 2 : 1);
            }
        }
    }

    @Test
    void verdictsBecomePrecisionAndVerdictCounts() {
        decideFourAlerts();
        assertThat(cell("summary", "precision", "value")).isEqualTo("0.666667");
        assertThat(cell("summary", "precision", "judged")).isEqualTo("3");
        assertThat(cell("verdicts", "unsure", "alerts")).isEqualTo("1");
        assertThat(cell("verdicts", "none", "alerts")).isEqualTo("0");
        assertThat(cell("days", today.minusDays(2).toString(), "alerts")).isEqualTo("4");
        assertThat(cell("days", today.minusDays(3).toString(), "alerts")).isEqualTo("0");
    }

    @Test
    void theAuditMakesRecallOfThem() {
        decideFourAlerts();
        LocalDate day = today.minusDays(2);
        data.execute("INSERT INTO sentinel.audit_draw (day, drawn_at, seed, expected) VALUES (?, now(), 1, 2)", day);
        data.execute("""
                INSERT INTO sentinel.audit_stratum (day, band, countries, age, account_days, inclusion)
                VALUES (?, 'below_0', 'one', 'known', 100, 0.02)
                """, day);
        sample("u1-20", day, "compromised");
        sample("u1-21", day, "shared");
        sample("u1-22", day, "unsure");
        // 2 of 3 sure alerts are thefts, of 4 one-day alerts: 2.667; below half of 100 days
        assertThat(Double.parseDouble(cell("summary", "found", "value"))).isCloseTo(8 / 3.0, within(1e-3));
        assertThat(Double.parseDouble(cell("summary", "missed", "value"))).isCloseTo(50, within(1e-3));
        assertThat(Double.parseDouble(cell("summary", "recall", "value"))).isCloseTo(2.6667 / 52.6667, within(1e-4));
        assertThat(cell("bands", "below_0", "judged")).isEqualTo("2");
        assertThat(cell("bands", "below_0", "drawn")).isEqualTo("3");
        assertThat(cell("summary", "recall", "low")).isEqualTo(cell("summary", "recall", "low"));
    }

    @Test
    void aSampleThatAnAlertHasComeToCoverIsNoLongerBelowTheLine() {
        LocalDate day = today.minusDays(2);
        sample("u1-20", day, "compromised");
        data.alert("u1-20", day, 0.7);
        data.execute("INSERT INTO sentinel.audit_draw (day, drawn_at, seed, expected) VALUES (?, now(), 1, 2)", day);
        assertThat(cell("summary", "missed", "judged")).isEqualTo("0");
    }

    @Test
    void falseAlertsAreCountedByGroupAndSmallGroupsAreHidden() {
        decideFourAlerts();
        // four accounts were in two countries: fewer than ten, and the other group is hidden with them
        assertThat(row("groups", "countries", "several")).containsEntry("accounts", "hidden");
        assertThat(row("groups", "countries", "one")).containsEntry("accounts", "hidden");
        Map<String, String> many = row("groups", "volume", "many");
        assertThat(many).containsEntry("accounts", "19").containsEntry("false_alerts", "0");
        Map<String, String> few = row("groups", "volume", "few");
        // accounts 0 to 4 are too few
        assertThat(few).containsEntry("accounts", "hidden");
    }

    @Test
    void theGroupsOfTheFiguresAreThoseOfTheDraw() {
        assertThat(report().sheets().stream()
                        .filter(sheet -> sheet.name().equals("groups"))
                        .flatMap(sheet -> sheet.rows().stream())
                        .map(row -> row.get(0).raw() + " " + row.get(1).raw()))
                .contains(
                        "countries " + Stratum.countries(1),
                        "countries " + Stratum.countries(2),
                        "age " + Stratum.age(today, today.minusDays(100), today.minusDays(100)));
    }

    @Test
    void reviewersAgreeOverturnAndAreTimed() {
        decideFourAlerts();
        long alert = data.number("SELECT min(id) FROM sentinel.alert");
        data.execute("""
                INSERT INTO sentinel.audit_sample (kind, account, day, band, countries, age, probability, inclusion,
                                                   alert_id, drawn_at, verdict, decided_by, decided_at, decisions)
                SELECT 'second_alert', account, ?, 'alert', 'any', 'any', 0.5, 0.2, id, now(), 'shared', ?, now(), 1
                FROM sentinel.alert WHERE id = ?
                """, today, HASTY, alert);
        data.execute("""
                INSERT INTO sentinel.audit_verdict (sample_id, reviewer, verdict, decided_at, seconds_spent)
                SELECT max(id), ?, 'shared', now(), 4 FROM sentinel.audit_sample
                """, HASTY);
        data.decide(alert, "shared", CAREFUL, now, null);
        assertThat(rows("agreement").getFirst()).containsEntry("pairs", "1").containsEntry("agree", "0.000000");
        assertThat(rows("pairs").getFirst())
                .containsEntry("first", "compromised")
                .containsEntry("second", "shared");
        assertThat(row("overturned", "alerts")).containsEntry("decided", "4").containsEntry("changed", "1");
        assertThat(row("reviewers", "11111111")).containsEntry("decisions", "5").containsEntry("flag", "none");
        assertThat(Double.parseDouble(row("reviewers", "11111111").get("median")))
                .isEqualTo(45);
        assertThat(row("reviewers", "11111111")).as("what the median rests on").containsEntry("timed", "3");
        assertThat(accuracy.report(30, false).sheets())
                .noneMatch(sheet -> sheet.name().equals("reviewers"));
    }

    @Test
    void aReviewerWhoAlwaysSaysCompromisedWithinSecondsIsFlagged() {
        for (int i = 0; i < 12; i++) {
            data.decide(data.alert("u1-" + i, today.minusDays(1), 0.5), "compromised", HASTY, now, 2);
        }
        assertThat(row("reviewers", "22222222")).containsEntry("flag", "always_quick");
    }

    @Test
    void samplesThatAreLawfulDoNotHideWhoAlwaysSaysCompromisedOfAlerts() {
        for (int i = 0; i < 20; i++) {
            data.decide(data.alert("u1-" + i, today.minusDays(1), 0.5), "compromised", HASTY, now, 60);
        }
        for (int i = 20; i < 23; i++) {
            sample("u1-" + i, today.minusDays(2), "heavy_lawful");
            data.execute("""
                    INSERT INTO sentinel.audit_verdict (sample_id, reviewer, verdict, decided_at, seconds_spent)
                    SELECT max(id), ?, 'heavy_lawful', now(), 60 FROM sentinel.audit_sample
                    """, HASTY);
        }

        assertThat(row("reviewers", "22222222"))
                .containsEntry("decisions", "23")
                .containsEntry("alerts", "20")
                .containsEntry("compromised", "1.000000")
                .containsEntry("flag", "always");
    }

    @Test
    void whatAReviewerFirstSaidOfAnAlertCountsForTheFlag() {
        for (int i = 0; i < 20; i++) {
            long alert = data.alert("u1-" + i, today.minusDays(1), 0.5);
            data.decide(alert, "compromised", HASTY, now, 60);
            data.decide(alert, "shared", HASTY, now, null);
        }

        assertThat(row("reviewers", "22222222"))
                .containsEntry("decisions", "40")
                .containsEntry("alerts", "20")
                .containsEntry("flag", "always");
    }

    @Test
    void theTimeFromLogLineToAlertLeavesOutLogsReadLater() {
        decideFourAlerts();
        data.execute("UPDATE sentinel.alert SET raised_at = opened_at + INTERVAL '9 days' WHERE account = 'u1-31'");
        assertThat(cell("latency", "latency.median", "value")).startsWith("30.");
        assertThat(cell("latency", "latency.within", "value")).isEqualTo("1.000000");
        assertThat(cell("latency", "latency.live", "value")).isEqualTo("3");
        assertThat(cell("latency", "latency.later", "value")).isEqualTo("1");
    }

    @Test
    void theTimeFromAlertToSecuredAccountIsShown() {
        decideFourAlerts();
        assertThat(cell("secured", "secured.count", "value")).isEqualTo("0");
        data.execute("""
                INSERT INTO sentinel.securing (alert_id, account, confirmed_by, begun_at, first_line_at, raised_at,
                                               secured_at)
                SELECT id, account, gen_random_uuid(), raised_at, opened_at, raised_at, raised_at + INTERVAL '80 seconds'
                FROM sentinel.alert ORDER BY id LIMIT 1
                """);
        assertThat(cell("secured", "latency.median", "value")).startsWith("80");
        assertThat(cell("secured", "secured.count", "value")).isEqualTo("1");
    }

    @Test
    void noFileHoldsATokenOrAnAccountsNumber() {
        decideFourAlerts();
        for (Sheet sheet : report().sheets()) {
            assertThat(sheet.csv()).as(sheet.name()).doesNotContain("u1-", CAREFUL.toString());
        }
    }

    @Test
    void anEmptyInstallationHasNoFiguresAndSaysSo() {
        data.empty();
        assertThat(cell("summary", "recall", "value")).isEmpty();
        assertThat(cell("summary", "precision", "value")).isEmpty();
        assertThat(rows("groups")).isEmpty();
        assertThat(rows("drift")).isEmpty();
    }

    /// Two thefts, one false alert, one undecidable, all opened two days ago; the first three took
    /// 30, 45 and 60 s.
    private void decideFourAlerts() {
        String[] verdicts = {"compromised", "compromised", "heavy_lawful", "unsure"};
        Integer[] seconds = {30, 60, 45, null};
        for (int i = 0; i < verdicts.length; i++) {
            long alert = data.alert("u1-" + (28 + i), today.minusDays(2), 0.8);
            data.decide(alert, verdicts[i], CAREFUL, now, seconds[i]);
        }
        data.execute("UPDATE sentinel.account_day SET documents = 10 WHERE account = 'u1-30'");
    }

    private void sample(String account, LocalDate day, String verdict) {
        data.execute("""
                INSERT INTO sentinel.audit_sample (kind, account, day, band, countries, age, probability, inclusion,
                                                   drawn_at, verdict, decided_by, decided_at, decisions)
                VALUES ('below', ?, ?, 'below_0', 'one', 'known', 0.01, 0.02, now(), ?, ?, now(), 1)
                """, account, day, verdict, CAREFUL);
    }

    private Accuracy.Report report() {
        return accuracy.report(30, true);
    }

    private List<Map<String, String>> rows(String name) {
        Sheet sheet = report().sheets().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return sheet.rows().stream()
                .map(row -> java.util.stream.IntStream.range(0, row.size())
                        .boxed()
                        .collect(Collectors.toMap(
                                sheet.columns()::get, i -> row.get(i).raw())))
                .toList();
    }

    private Map<String, String> row(String name, String... keys) {
        return rows(name).stream()
                .filter(row -> row.values().containsAll(List.of(keys)))
                .findFirst()
                .orElseThrow();
    }

    private String cell(String name, String key, String column) {
        Function<Map<String, String>, String> value = row -> row.getOrDefault(column, "");
        return value.apply(row(name, key));
    }
}
