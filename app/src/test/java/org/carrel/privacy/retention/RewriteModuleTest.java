package org.carrel.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.CarrelTest;
import org.carrel.PostgresForTests;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.database.Rewriter;
import org.carrel.database.Rewriting;
import org.carrel.database.Rewriting.Outcome;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// After a rewrite the database's files hold no bytes of what was deleted; the pages say when.
@CarrelTest
@Import(SettableClock.class)
@TestPropertySource(
        properties = {
            "carrel.context=RewriteModuleTest",
            "carrel.test.rewrites-every=1000d",
            "carrel.privacy.rewrites.lock-timeout=200ms"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class RewriteModuleTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String CANARY = "Quillfeather-canary";

    @Autowired
    private Rewrites rewrites;

    @Autowired
    private Rewriter rewriter;

    @Autowired
    private SettableClock clock;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase database;

    @BeforeEach
    void connect() {
        database = new OwnerOfDatabase(environment);
    }

    /// Twenty minutes into the next night of this day of the week.
    private void nextNightOf(DayOfWeek day) {
        var night = clock.instant().atZone(LONDON).plusDays(1).withHour(3).withMinute(50);
        while (night.getDayOfWeek() != day) {
            night = night.plusDays(1);
        }
        clock.advance(Duration.between(clock.instant(), night.toInstant()));
    }

    private void peopleWhoAreGone() {
        database.execute(
                "INSERT INTO people.person (id, name, email, created_at) SELECT gen_random_uuid(), ? || ' ' || i,"
                        + " ? || i || '@example.org', now() FROM generate_series(1, 50) i",
                CANARY,
                CANARY);
        database.execute("ANALYZE people.person");
        assertThat(database.execute("DELETE FROM people.person WHERE name LIKE ?", CANARY + "%"))
                .isEqualTo(50);
    }

    /// Files of this database that hold the canary's bytes, after all of them were written.
    private List<Path> traces() throws IOException {
        PostgresForTests.execute("CHECKPOINT");
        Path folder = PostgresForTests.dataFolder()
                .resolve("base/"
                        + database.count("SELECT oid::bigint FROM pg_database WHERE datname = current_database()"));
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY)) {
                    found.add(file.getFileName());
                }
            }
        }
        return found;
    }

    private Path file(String relation) {
        return Path.of(String.valueOf(database.count("SELECT pg_relation_filenode(?::regclass)::bigint", relation)));
    }

    private String outcome(String relation) {
        return rewrites.report().left().stream()
                .filter(left -> left.relation().equals(relation))
                .map(RewriteReport.Left::why)
                .findFirst()
                .orElse("rewritten");
    }

    @Test
    void bytesOfDeletedRowsAreInTheFilesUntilTheRewriteAndNotAfterwards() throws Exception {
        peopleWhoAreGone();
        assertThat(traces())
                .as("in the table and in PostgreSQL's samples of it")
                .contains(file("people.person"), file("pg_catalog.pg_statistic"));
        nextNightOf(DayOfWeek.SUNDAY);
        rewrites.rewriteWhatIsDue();
        assertThat(traces()).isEmpty();
        assertThat(rewrites.report().left()).isEmpty();
        assertThat(rewrites.report().last())
                .isBetween(clock.instant().minusMillis(1), clock.instant().plusMillis(1));
        assertThat(Objects.requireNonNull(rewrites.report().next())
                        .atZone(LONDON)
                        .getDayOfWeek())
                .isEqualTo(DayOfWeek.SUNDAY);
    }

    @Test
    void byDayAndTwiceInANightNothingIsRewritten() {
        clock.advance(Duration.between(
                clock.instant(),
                clock.instant().atZone(LONDON).plusDays(1).withHour(12).toInstant()));
        Path before = file("people.person");
        rewrites.rewriteWhatIsDue();
        assertThat(file("people.person")).isEqualTo(before);
        nextNightOf(DayOfWeek.SUNDAY);
        rewrites.rewriteWhatIsDue();
        Path after = file("people.person");
        assertThat(after).isNotEqualTo(before);
        clock.advance(Duration.ofMinutes(10));
        rewrites.rewriteWhatIsDue();
        nextNightOf(DayOfWeek.MONDAY);
        rewrites.rewriteWhatIsDue();
        assertThat(file("people.person")).isEqualTo(after);
        nextNightOf(DayOfWeek.SUNDAY);
        rewrites.rewriteWhatIsDue();
        assertThat(file("people.person")).isNotEqualTo(after);
    }

    @Test
    void aTableInUseIsLeftNamedAndTriedTheNextNight() throws Exception {
        peopleWhoAreGone();
        nextNightOf(DayOfWeek.SUNDAY);
        try (Connection reader = database.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT id FROM people.person");
            rewrites.rewriteWhatIsDue();
            assertThat(outcome("people.person")).isEqualTo("busy");
            assertThat(outcome("people.account")).isEqualTo("rewritten");
            assertThat(rewrites.report().last()).isNull();
        }
        rewrites.rewriteWhatIsDue();
        assertThat(outcome("people.person")).as("not twice in a night").isEqualTo("busy");
        nextNightOf(DayOfWeek.MONDAY);
        rewrites.rewriteWhatIsDue();
        assertThat(outcome("people.person")).isEqualTo("rewritten");
        assertThat(traces()).isEmpty();
    }

    @Test
    void rowsThatAnOlderTransactionStillSeesAreNotTakenForGone() throws Exception {
        nextNightOf(DayOfWeek.SUNDAY);
        try (Connection reader = database.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT id FROM privacy.hold");
            peopleWhoAreGone();
            rewrites.rewriteWhatIsDue();
            assertThat(outcome("people.person")).isEqualTo("still_seen");
            assertThat(traces()).contains(file("people.person"));
        }
        nextNightOf(DayOfWeek.MONDAY);
        rewrites.rewriteWhatIsDue();
        assertThat(rewrites.report().left()).isEmpty();
        assertThat(traces()).isEmpty();
    }

    @Test
    void aTableThatIsTooLargeStaysAndWhatIsNoTableIsPassedOver() {
        Path before = file("people.person");
        List<Rewriting> done = new ArrayList<>();
        rewriter.rewrite(List.of("people.person", "people.unheard_of"), 0, Duration.ofSeconds(1), done::add);
        assertThat(done).containsExactly(new Rewriting("people.person", Outcome.TOO_LARGE));
        assertThat(file("people.person")).isEqualTo(before);
    }

    @Test
    void theCertificateNamesKindsOfDataInTablesThatAreTooLarge() {
        nextNightOf(DayOfWeek.SUNDAY);
        rewrites.rewriteWhatIsDue();
        assertThat(rewrites.beyondUse(Set.of("people.staff_role"), clock.instant())
                        .large())
                .isEmpty();
        database.execute("UPDATE privacy.rewrite SET outcome = 'too_large', rewritten_at = NULL"
                + " WHERE relation = 'people.staff_role'");
        BeyondUse beyond =
                rewrites.beyondUse(Set.of("people.staff_role"), clock.instant().minusSeconds(60));
        assertThat(beyond.large()).containsExactly("What a member of library staff may do");
        assertThat(beyond.rewritten()).as("of all that are not too large").isNotNull();
        assertThat(outcome("people.staff_role")).isEqualTo("too_large");
    }

    @Test
    void theCertificateSaysUntilWhenAndThenThatItIsDone() {
        nextNightOf(DayOfWeek.MONDAY);
        assertThat(rewrites.beyondUse(Set.of(), clock.instant()).until())
                .as("the first night there is, while it was never done")
                .isBefore(clock.instant().plus(Duration.ofDays(1)));
        rewrites.rewriteWhatIsDue();
        clock.advance(Duration.ofHours(6));
        var account = TestAccounts.reader(people, UserGroup.STUDENT);
        database.execute(
                "UPDATE people.affiliation SET since = '2020-01-01', until = '2021-01-01' WHERE person_id ="
                        + " (SELECT person_id FROM people.account WHERE id = ?)",
                account.id().value());
        var officer = TestAccounts.staff(people, StaffRole.DPO).username();
        Visitor visitor = new Visitor(port);
        visitor.signIn(officer, TestAccounts.PASSWORD);
        String name = account.username();
        var answer = visitor.postAsIs(
                "/privacy/officer/erasures", Map.of("who", name, "typed", name, "_csrf", visitor.token()));
        String certificate = answer.headers().firstValue("Location").orElseThrow();
        Instant erased = clock.instant();
        assertThat(visitor.get(certificate).body()).contains("Beyond use until " + sunday(erased) + ":");
        nextNightOf(DayOfWeek.SUNDAY);
        rewrites.rewriteWhatIsDue();
        Visitor later = new Visitor(port);
        later.signIn(officer, TestAccounts.PASSWORD);
        assertThat(later.get(certificate).body())
                .contains("last written anew on " + sunday(erased) + ".")
                .doesNotContain("Beyond use until");
        assertThat(later.get("/privacy/officer/retention").body())
                .contains("Last done for all of them on " + sunday(erased));
        assertThat(rewrites.beyondUse(Set.of("people.person"), clock.instant().plusSeconds(1))
                        .rewritten())
                .isNull();
    }

    private static String sunday(Instant after) {
        var day = after.atZone(LONDON);
        var sunday = day.toLocalDate();
        while (sunday.getDayOfWeek() != DayOfWeek.SUNDAY
                || !sunday.atTime(3, 30).isAfter(day.toLocalDateTime())) {
            sunday = sunday.plusDays(1);
        }
        return java.time.format.DateTimeFormatter.ofPattern("d MMMM uuuu", java.util.Locale.UK)
                .format(sunday);
    }
}
