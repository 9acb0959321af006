package org.carrel.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.people.People;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.modulith.moments.DayHasPassed;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// What is over goes each day, a few rows at a time; what is on hold stays.
@CarrelTest
@TestPropertySource(properties = "carrel.context=RetentionModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class RetentionModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Retentions retentions;

    @Autowired
    private LiveTimes live;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Environment environment;

    private OwnerOfDatabase database;

    @BeforeEach
    void connect() {
        database = new OwnerOfDatabase(environment);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private void days(int from, int to) {
        database.execute(
                "INSERT INTO sentinel.account_day (account, day, score, probability, documents, hits, addresses,"
                        + " networks, countries, bytes) SELECT 'u1-' || i, current_date - i, 1, 0.1, 1, 1, 1, 1, 1, 1"
                        + " FROM generate_series(?, ?) i",
                from,
                to);
    }

    private long days() {
        return database.count("SELECT count(*) FROM sentinel.account_day");
    }

    @Test
    void whatIsOverGoesWhenADayHasPassedAndTheRestStays() {
        days(1, 400);
        long stay = database.count("SELECT count(*) FROM sentinel.account_day WHERE (day + interval '6 months')::date"
                + " > current_date");
        events.publishEvent(DayHasPassed.of(today().minusDays(1)));
        assertThat(days()).isEqualTo(stay).isBetween(150L, 200L);
        assertThat(retentions.reports())
                .anyMatch(report -> report.relation().equals("sentinel.account_day")
                        && report.rows() == 400 - stay
                        && report.ending().equals("deleted"));
        assertThat(retentions.letGo()).isZero();
    }

    @Test
    void aWeekAheadItIsToldByDay() {
        days(150, 190);
        List<Report> coming = retentions.comingWeek().stream()
                .filter(report -> report.relation().equals("sentinel.account_day"))
                .toList();
        assertThat(coming).hasSizeBetween(5, 8);
        assertThat(coming.getFirst().day()).isEqualTo(today());
        assertThat(coming.getLast().day()).isEqualTo(today().plusDays(7));
        long week = coming.stream().mapToLong(Report::rows).sum();
        assertThat(retentions.letGo()).isEqualTo(coming.getFirst().rows()).isLessThan(week);
    }

    @Test
    void aUserGoesTwelveMonthsAfterTheirEndAndNotWhileOneThingIsOpen() {
        var gone = former("2 years", "2 years");
        var open = former("2 years", null);
        var lately = former("11 months", "11 months");
        database.execute("UPDATE people.account SET password_hash = '$argon2id$x' WHERE id = ?", lately);
        retentions.letGo();
        assertThat(database.count("SELECT count(*) FROM people.account WHERE id = ?", gone))
                .isZero();
        assertThat(database.count("SELECT count(*) FROM people.person")).isEqualTo(2);
        assertThat(database.count("SELECT count(*) FROM people.account WHERE id IN (?, ?)", open, lately))
                .isEqualTo(2);
        assertThat(database.count("SELECT count(*) FROM people.account WHERE id = ? AND password_hash IS NULL", lately))
                .as("the password goes the day after the account is closed")
                .isEqualTo(1);
    }

    private java.util.UUID former(String ended, @org.jspecify.annotations.Nullable String closed) {
        var account = TestAccounts.reader(people, UserGroup.STUDENT).id().value();
        database.execute("UPDATE people.account SET created_at = '2010-01-01' WHERE id = ?", account);
        database.execute("UPDATE people.person SET created_at = '2010-01-01'");
        database.execute(
                "UPDATE people.affiliation SET since = '2010-01-01', until = (now() - ?::interval)::date"
                        + " WHERE person_id = (SELECT person_id FROM people.account WHERE id = ?)",
                ended,
                account);
        if (closed != null) {
            database.execute("UPDATE people.account SET closed_at = now() - ?::interval WHERE id = ?", closed, account);
        }
        return account;
    }

    @Test
    void whatIsOnHoldStaysUntilTheHoldEnds() {
        var account = former("2 years", "2 years");
        database.execute(
                "INSERT INTO privacy.hold (subject, category, kind, reason, placed_by, placed_at, until) VALUES"
                        + " (?, '*', 'legal', 'A claim before a court', gen_random_uuid(), now(), current_date)",
                account.toString());
        retentions.letGo();
        assertThat(database.count("SELECT count(*) FROM people.account")).isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM people.person")).isEqualTo(1);
        database.execute("UPDATE privacy.hold SET until = current_date - 1");
        retentions.letGo();
        assertThat(database.count("SELECT count(*) FROM people.person")).isZero();
    }

    @Test
    void anAlertStaysAsLongAsADecisionOnItDoes() {
        for (String age : List.of("20 months", "30 months")) {
            database.execute(
                    "WITH a AS (INSERT INTO sentinel.alert (account, opened_at, first_at, last_at, score, probability,"
                            + " documents_before, documents, raised_at) SELECT 'u1-x', t, t, t, 9, 0.9, 1, 1, t"
                            + " FROM (SELECT now() - ?::interval AS t) x RETURNING id, opened_at)"
                            + " INSERT INTO sentinel.verdict (alert_id, reviewer, verdict, decided_at)"
                            + " SELECT id, gen_random_uuid(), 'unsure', opened_at FROM a",
                    age);
        }
        retentions.letGo();
        assertThat(database.count("SELECT count(*) FROM sentinel.verdict")).isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM sentinel.alert")).isEqualTo(1);
    }

    @Test
    void twoNodesShareTheWorkAndARowThatSomebodyHoldsWaits() throws Exception {
        days(300, 9_300);
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            owner.setAutoCommit(false);
            statement.execute("SELECT day FROM sentinel.account_day WHERE account = 'u1-5000' FOR UPDATE");
            Callable<Long> work = retentions::letGo;
            List<Future<Long>> done = both.invokeAll(List.of(work, work));
            assertThat(done.get(0).get() + done.get(1).get()).isEqualTo(9_000);
            assertThat(days()).isEqualTo(1);
        }
        assertThat(retentions.letGo()).isEqualTo(1);
    }

    @Test
    void everyTableHasATimeOrIsNamed() {
        assertThat(new Rules(live.times()).withoutClock())
                .containsExactlyInAnyOrder(
                        "privacy.notice_decision", "sentinel.challenger", "sentinel.detector", "sentinel.seen_lines");
    }
}
