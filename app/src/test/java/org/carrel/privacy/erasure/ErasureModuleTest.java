package org.carrel.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Subject;
import org.carrel.sentinel.SampleLog;
import org.carrel.sentinel.Sentinel;
import org.carrel.sentinel.ingest.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Who is erased, what stays and why, and that an erasure is never half.
@CarrelTest
@TestPropertySource(properties = "carrel.context=ErasureModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class ErasureModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Erasures erasures;

    @Autowired
    private AgainAtStart atStart;

    @Autowired
    private ErasedPeople erasedPeople;

    @Autowired
    private Erased erased;

    @Autowired
    private ErasedLedger ledger;

    @Autowired
    private Sentinel sentinel;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Environment environment;

    @Value("${carrel.sentinel.folder}")
    private Path folder;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase database;

    @BeforeEach
    void connect() {
        database = new OwnerOfDatabase(environment);
        erasures.before(step -> {});
    }

    private TestAccount formerUser() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        database.execute(
                "UPDATE people.affiliation SET since = '2020-01-01', until = '2021-01-01' WHERE person_id ="
                        + " (SELECT person_id FROM people.account WHERE id = ?)",
                account.id().value());
        return account;
    }

    private Subject subject(TestAccount account) {
        return erasures.find(account.username()).orElseThrow();
    }

    private Erasure confirmed(Subject subject) {
        Beginning beginning = erasures.confirm(subject, Map.of(), UUID.randomUUID());
        assertThat(beginning).isInstanceOf(Beginning.Begun.class);
        return erasures.one(((Beginning.Begun) beginning).id()).orElseThrow();
    }

    private long rows(Subject subject) {
        return database.count(
                "SELECT (SELECT count(*) FROM people.person WHERE id = ?) + (SELECT count(*) FROM people.account"
                        + " WHERE id = ?) + (SELECT count(*) FROM people.affiliation WHERE person_id = ?)",
                subject.person(),
                subject.account(),
                subject.person());
    }

    @Test
    void whoIsAUserNoLongerIsErasedAndSignedOut() {
        TestAccount account = formerUser();
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
        Subject subject = subject(account);
        Erasure erasure = confirmed(subject);
        assertThat(erasure.done()).isTrue();
        assertThat(erasure.whole()).isTrue();
        assertThat(erasure.subject()).isEmpty();
        assertThat(rows(subject)).isZero();
        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(303);
        assertThat(new Visitor(port)
                        .signIn(account.username(), TestAccounts.PASSWORD)
                        .statusCode())
                .isNotEqualTo(302);
        assertThat(erasures.lines(erasure.id()))
                .anyMatch(line ->
                        line.relation().equals("people.person") && line.ending().equals("deleted"));
    }

    @Test
    void itStandsInTheRecordUnderWhoConfirmedIt() {
        UUID officer = UUID.randomUUID();
        erasures.confirm(subject(formerUser()), Map.of(), officer);
        assertThat(database.count(
                        "SELECT count(*) FROM privacy.audit_entry e JOIN privacy.audit_key k ON k.handle = e.actor"
                                + " WHERE k.subject = ?",
                        officer.toString()))
                .isEqualTo(1);
    }

    @Test
    void whoIsStillAUserStaysWithTheReason() {
        TestAccount account = TestAccounts.reader(people, UserGroup.STUDENT);
        Subject subject = subject(account);
        Plan plan = erasures.preview(subject, Set.of());
        assertThat(plan.whole()).isFalse();
        assertThat(plan.lines())
                .anyMatch(line -> line.relation().equals("people.account")
                        && line.category().equals("username")
                        && line.why().equals(Why.NEEDED));
        assertThat(plan.lines())
                .anyMatch(line ->
                        line.category().equals("credential") && line.why().equals(Why.ACCOUNT));
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        assertThat(erasures.confirm(subject, Map.of(), UUID.randomUUID()))
                .isEqualTo(new Beginning.Refused("nothing", ""));
        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(erased.isErased(account.username())).isFalse();
    }

    @Test
    void aHoldOnOneKindKeepsWhatTheRestGoesByIsNamedInFullAndMakesNobodyAUser() {
        TestAccount account = formerUser();
        Subject subject = subject(account);
        database.execute("UPDATE people.person SET email = 'held@example.org' WHERE id = ?", subject.person());
        database.execute(
                "INSERT INTO privacy.hold (subject, category, kind, reason, placed_by, placed_at, until) VALUES"
                        + " (?, 'contact', 'unpaid', 'A charge is not paid', gen_random_uuid(), now(), '2999-01-01')",
                String.valueOf(subject.person()));
        Erasure erasure = confirmed(subject);
        assertThat(erasure.whole()).isFalse();
        assertThat(database.count("SELECT count(*) FROM people.affiliation WHERE person_id = ?", subject.person()))
                .as("says since when they are gone")
                .isEqualTo(1);
        assertThat(new Visitor(port)
                        .signIn(account.username(), TestAccounts.PASSWORD)
                        .headers()
                        .map())
                .as("a hold keeps data; it lets nobody sign in")
                .doesNotContainEntry("location", List.of("/"));
        assertThat(database.count("SELECT count(*) FROM people.account WHERE id = ?", subject.account()))
                .isZero();
        assertThat(erasures.lines(erasure.id()))
                .filteredOn(line ->
                        line.relation().equals("people.person") && line.ending().equals("kept"))
                .extracting(Line::category)
                .as("what stands in the same row is named too")
                .contains("contact", "name", "identifier");
        database.execute("DELETE FROM privacy.hold WHERE subject = ?", String.valueOf(subject.person()));
        assertThat(confirmed(subject).whole()).as("and goes when the hold does").isTrue();
        assertThat(rows(subject)).isZero();
    }

    @Test
    void whatIsNotHeldIsNeitherPlannedNorCertified() {
        for (TestAccount account : List.of(formerUser(), TestAccounts.reader(people, UserGroup.STUDENT))) {
            assertThat(erasures.preview(subject(account), Set.of()).lines())
                    .extracting(Line::category)
                    .allSatisfy(category -> assertThat(category)
                            .doesNotContain("date_of_birth", "job_title", "research_section", "home_institution"))
                    .anySatisfy(category -> assertThat(category).contains("affiliation"));
        }
        TestAccount nurse = TestAccounts.reader(people, UserGroup.NHS_STAFF);
        database.execute(
                "UPDATE people.affiliation SET date_of_birth = '1980-01-02' WHERE person_id = ?",
                subject(nurse).person());
        assertThat(erasures.preview(subject(nurse), Set.of()).lines())
                .extracting(Line::category)
                .anySatisfy(category -> assertThat(category).contains("date_of_birth"));
    }

    @Test
    void whatIsOnHoldStaysWithWhatItNeeds() {
        TestAccount account = formerUser();
        Subject subject = subject(account);
        database.execute(
                "INSERT INTO privacy.hold (subject, category, kind, reason, placed_by, placed_at, until) VALUES"
                        + " (?, 'affiliation', 'legal', 'A claim before a court', gen_random_uuid(), now(), '2999-01-01')",
                String.valueOf(subject.person()));
        Erasure erasure = confirmed(subject);
        assertThat(erasure.whole()).isFalse();
        assertThat(database.count("SELECT count(*) FROM people.affiliation WHERE person_id = ?", subject.person()))
                .isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM people.person WHERE id = ?", subject.person()))
                .isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM people.account WHERE id = ?", subject.account()))
                .isZero();
        assertThat(erasures.lines(erasure.id()))
                .anyMatch(line -> line.why().equals(Why.HOLD)
                        && String.valueOf(line.until()).equals("2999-01-01"))
                .anyMatch(line ->
                        line.why().equals(Why.ANOTHER) && line.relation().equals("people.person"));
    }

    @Test
    void whoActsForTheLibraryIsNotErasedNorTheOfficerByThemselves() {
        TestAccount staff = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        assertThat(erasures.confirm(subject(staff), Map.of(), UUID.randomUUID()))
                .isEqualTo(new Beginning.Refused("staff", ""));
        TestAccount former = formerUser();
        assertThat(erasures.confirm(subject(former), Map.of(), former.id().value()))
                .isEqualTo(new Beginning.Refused("self", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "ledger", "outside", "commit", "rows"})
    void brokenOffAtAnyStepItIsNeverHalfAndGoesOnAtTheNextStart(String step) {
        Subject subject = subject(formerUser());
        long before = rows(subject);
        erasures.before(state -> {
            if (state.equals(step)) {
                throw new IllegalStateException("The power went");
            }
        });
        assertThatThrownBy(() -> erasures.confirm(subject, Map.of(), UUID.randomUUID()))
                .hasMessage("The power went");
        assertThat(rows(subject)).isEqualTo(step.equals("rows") ? 0 : before);
        erasures.before(state -> {});
        atStart.afterSingletonsInstantiated();
        assertThat(rows(subject)).isZero();
        assertThat(erasures.all().getFirst().done()).isTrue();
        assertThat(ledger.holds(subject.account().toString())).isTrue();
    }

    @Test
    void textsThatMaySpeakOfOthersGoToAPersonWhoDecidesEach() {
        TestAccount account = formerUser();
        Subject subject = subject(account);
        String token = tokens.of(account.username()).account();
        database.execute(
                "INSERT INTO sentinel.suppression (account, reason, reviewer, created_at, until) VALUES"
                        + " (?, 'Her brother reads with her', gen_random_uuid(), '2020-01-01', '2020-02-01'),"
                        + " (?, 'Travels for her studies', gen_random_uuid(), '2020-01-01', '2020-02-01')",
                token,
                token);
        List<Plan.Text> texts = erasures.preview(subject, Set.of()).texts();
        assertThat(texts).hasSize(2);
        assertThat(erasures.confirm(subject, Map.of(), UUID.randomUUID()))
                .isEqualTo(new Beginning.Refused("texts", ""));
        Map<String, Boolean> decisions = new java.util.HashMap<>();
        texts.forEach(text -> decisions.put(text.row(), text.words().contains("brother")));
        assertThat(erasures.confirm(subject, decisions, UUID.randomUUID())).isInstanceOf(Beginning.Begun.class);
        assertThat(database.texts("SELECT reason FROM sentinel.suppression WHERE account = '" + token + "'"))
                .containsExactly("Her brother reads with her");
    }

    @Test
    void aFeedThatWouldBringThemBackIsRefusedUntilTheOfficerLetsThemIn() {
        TestAccount account = formerUser();
        confirmed(subject(account));
        assertThat(erased.isErased("somebody", account.username().toUpperCase(java.util.Locale.ROOT)))
                .isTrue();
        var again = people.enter("Rowan Ashdown", Set.of(UserGroup.STUDENT));
        NewAccount wanted = NewAccount.of(again, account.username(), TestAccounts.PASSWORD, Set.of());
        assertThat(people.createAccount(wanted)).isEqualTo(new AccountCreation.Refused("erased"));
        Return waiting = erasedPeople.waiting().getFirst();
        assertThat(waiting.source()).isEqualTo("accounts");
        erasedPeople.letIn(waiting.id());
        assertThat(people.createAccount(wanted)).isInstanceOf(AccountCreation.Created.class);
    }

    @Test
    void theDetectorForgetsThemInMemoryAndInItsCheckpoint() throws Exception {
        var person = people.enter("Harriet Vane", Set.of());
        people.createAccount(NewAccount.of(person, SampleLog.THIEF, TestAccounts.PASSWORD, Set.of()));
        database.execute(
                "INSERT INTO people.affiliation (id, person_id, user_group, since, until) VALUES"
                        + " (gen_random_uuid(), ?, 'student', '2020-01-01', '2021-01-01')",
                person.value());
        String text = SampleLog.text(Instant.parse("2026-03-02T00:00:00Z"));
        Path log = Files.writeString(folder.resolve("sample.log"), text);
        sentinel.read(List.of(log));
        Files.delete(log);
        String token = tokens.of(SampleLog.THIEF).account();
        assertThat(database.count("SELECT count(*) FROM sentinel.alert WHERE account = ?", token))
                .isPositive();
        assertThat(checkpoint()).contains(hex(token));
        Subject thief = erasures.find(SampleLog.THIEF).orElseThrow();
        Map<String, Long> foreseen = deleted(erasures.preview(thief, Set.of()).lines());
        assertThat(foreseen).containsKeys("sentinel.account_day", "sentinel.account_state", "sentinel.alert");
        Erasure erasure = confirmed(thief);
        assertThat(checkpoint()).doesNotContain(hex(token));
        assertThat(deleted(erasures.lines(erasure.id())))
                .as("also what the detector let go of before the rows went")
                .isEqualTo(foreseen);
        Path again = Files.writeString(
                folder.resolve("again.log"), text + SampleLog.text(Instant.parse("2026-03-09T00:00:00Z")));
        Sentinel.LogsRead read = sentinel.read(List.of(again));
        Files.delete(again);
        assertThat(read.skipped()).as("lines of the erased").isPositive();
        assertThat(erasedPeople.waiting()).anyMatch(one -> one.source().equals("Remote-access logs"));
        for (String table : List.of("alert", "account_day", "account_state")) {
            assertThat(database.count("SELECT count(*) FROM sentinel." + table + " WHERE account = ?", token))
                    .as(table)
                    .isZero();
        }
    }

    private static Map<String, Long> deleted(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.ending().equals("deleted"))
                .collect(Collectors.groupingBy(Line::relation, Collectors.summingLong(Line::rows)));
    }

    private static String hex(String token) {
        return HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8));
    }

    private String checkpoint() throws Exception {
        try (Connection owner = database.connect();
                PreparedStatement query = owner.prepareStatement("SELECT checkpoint::text FROM sentinel.detector");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
