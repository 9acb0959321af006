package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.AccountId;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// What a person is follows from what the sources say, and from nothing else.
@CarrelTest
@Import(SettableClock.class)
class FeedsModuleTest {

    private static final String ADA = "A#,Ada,Love,ada#,ada#@college.example,CARDA#,enrolled,01/10/2024,\n";
    private static final String BOB = "B#,Bob,Byron,bob#,bob#@college.example,CARDB#,enrolled,01/10/2024,31/07/2030\n";
    private static final String EVE = "E#,Eve,Noether,eve#,eve#@college.example,,employed,01/10/2020,\n";
    private static final String ALL = FeedForTests.HEADER + ADA + BOB + EVE;

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private Reports reports;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    @Autowired
    private SettableClock clock;

    private FeedForTests feed;
    private TestAccount account;
    private AccountId librarian;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aSource() {
        clock.advance(Duration.ofMinutes(1));
        feed = new FeedForTests(sources, files, environment, FeedForTests.MAPPING);
        account = TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN);
        librarian = account.id();
        clock.advance(Duration.ofMinutes(1));
    }

    private org.carrel.people.feed.Import apply(String text) {
        clock.advance(Duration.ofMinutes(1));
        return feed.apply(text);
    }

    private PersonId person(String username) {
        return new PersonId(UUID.fromString(
                feed.find("SELECT person_id FROM people.account WHERE username = '" + username + feed.number + "'")
                        .getFirst()));
    }

    private Set<UserGroup> groups(String card) {
        return purposes.in(
                new Purpose("keep_membership"),
                () -> people.holder(card + feed.number).orElseThrow().groups());
    }

    private String page(org.carrel.people.feed.Import made) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor.get("/people/feeds/imports/" + made.id()).body();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void aFeedBringsPeopleWithTheirAffiliationsNumbersAndAccounts() {
        Counts counts = apply(ALL).counts();
        assertThat(counts).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0));
        assertThat(feed.find("SELECT name || ' ' || email FROM people.person WHERE id = '"
                        + person("ada").value() + "'"))
                .containsExactly("Ada Love ada" + feed.number + "@college.example");
        assertThat(feed.find(
                        "SELECT user_group || ' ' || since || ' ' || coalesce(until::text, 'open') || ' ' || source"
                                + " FROM people.affiliation WHERE source = 'test-#' ORDER BY 1"))
                .containsExactly(
                        "staff 2020-10-01 open test-" + feed.number,
                        "student 2024-10-01 2030-07-31 test-" + feed.number,
                        "student 2024-10-01 open test-" + feed.number);
        assertThat(feed.find("SELECT password_hash FROM people.account WHERE username = 'ada#'"))
                .containsExactly("null");
        assertThat(groups("CARDA")).containsExactly(UserGroup.STUDENT);
    }

    @Test
    void theSameDeliveryTwiceChangesNothing() {
        apply(ALL);
        List<String> before = feed.everything();
        Counts counts = apply(ALL).counts();
        assertThat(counts).isEqualTo(new Counts(3, 0, 0, 3, 0, 0, 0));
        assertThat(feed.everything()).isEqualTo(before);
    }

    @Test
    void whoeverAFullDeliveryNoLongerNamesWasWithUsUntilYesterday() {
        apply(ALL);
        org.carrel.people.feed.Import made = apply(FeedForTests.HEADER + BOB + EVE);
        assertThat(made.counts().ended()).isEqualTo(1);
        assertThat(feed.find("SELECT until FROM people.affiliation WHERE person_id = '"
                        + person("ada").value() + "'"))
                .containsExactly(today().minusDays(1).toString());
        assertThat(groups("CARDA")).as("no door opens").isEmpty();
        assertThat(groups("CARDB")).containsExactly(UserGroup.STUDENT);
    }

    @Test
    void whatWasEnteredByHandIsNotEndedByAFeed() {
        PersonId ada = people.enter("Ada by hand", Set.of(UserGroup.STUDENT, UserGroup.PUBLIC_MEMBER));
        people.createAccount(NewAccount.of(ada, "ada" + feed.number, null, Set.of()));
        apply(ALL);
        assertThat(person("ada")).as("found by the user name").isEqualTo(ada);
        assertThat(feed.find("SELECT name FROM people.person WHERE id = '" + ada.value() + "'"))
                .containsExactly("Ada Love");
        apply(FeedForTests.HEADER + BOB + EVE);
        assertThat(groups("CARDA")).containsExactlyInAnyOrder(UserGroup.STUDENT, UserGroup.PUBLIC_MEMBER);
    }

    /// The desk chose a user name for somebody; the university gave the same one to somebody
    /// else.
    @Test
    void whoWasEnteredByHandIsNobodyWithAnotherName() {
        PersonId ute = people.enter("Ute Six", Set.of(UserGroup.PUBLIC_MEMBER), "ute@home.example");
        people.createAccount(NewAccount.of(ute, "ada" + feed.number, null, Set.of()));
        org.carrel.people.feed.Import made = apply(ALL);
        assertThat(made.counts().rejected()).isEqualTo(1);
        assertThat(reports.csv(made)).contains("“ada" + feed.number + "” is somebody else’s user name");
        assertThat(feed.find("SELECT name || ' ' || email FROM people.person WHERE id = '" + ute.value() + "'"))
                .containsExactly("Ute Six ute@home.example");
        assertThat(feed.find("SELECT username FROM people.account WHERE person_id = '" + ute.value() + "'"))
                .containsExactly("ada" + feed.number);
    }

    /// One source has a user name wrong, or gives it on purpose: nobody becomes somebody else by
    /// it.
    @Test
    void whoAnotherSourceSpeaksOfIsNobodyWithAnotherName() {
        apply(ALL);
        FeedForTests better = new FeedForTests(
                sources, files, environment, FeedForTests.MAPPING.replace("kind: full", "kind: delta"), 10, 100);
        clock.advance(Duration.ofMinutes(1));
        String row = "X#,Zzz,Qqq,ada" + feed.number + ",,CARDX#,employed,01/01/2026,\n";
        org.carrel.people.feed.Import made = better.apply(FeedForTests.HEADER + row);
        assertThat(reports.csv(made)).contains("“ada" + feed.number + "” is somebody else’s user name");
        assertThat(feed.find("SELECT name FROM people.person WHERE id = '"
                        + person("ada").value() + "'"))
                .containsExactly("Ada Love");
        feed.change("INSERT INTO people.feed_permission (account_id, allowed_at)"
                + " SELECT id, now() FROM people.account WHERE username = 'ada#'");
        clock.advance(Duration.ofMinutes(1));
        assertThat(better.apply(FeedForTests.HEADER + row).counts().added()).isEqualTo(1);
        assertThat(feed.find("SELECT name FROM people.person WHERE id = '"
                        + person("ada").value() + "'"))
                .containsExactly("Zzz Qqq");
    }

    @Test
    void undoingADeliveryRestoresEveryRowExactly() {
        PersonId ada = people.enter("Ada by hand", Set.of(UserGroup.PUBLIC_MEMBER), "ada@home.example");
        people.createAccount(NewAccount.of(ada, "ada" + feed.number, null, Set.of()));
        List<String> empty = feed.everything();
        org.carrel.people.feed.Import first = apply(ALL);
        List<String> before = feed.everything();
        String changed = FeedForTests.HEADER
                + "A#,Ada,King,countess#,ada2#@college.example,CARDA2#,employed,01/10/2025,\n"
                + "E#,Eve,Noether,eve#,eve#@college.example,CARDE#,employed,01/10/2020,\n"
                + "N#,Nell,New,nell#,nell#@college.example,CARDN#,enrolled,01/10/2025,\n";
        org.carrel.people.feed.Import second = apply(changed);
        assertThat(second.counts()).isEqualTo(new Counts(3, 1, 2, 0, 1, 0, 0));
        assertThat(feed.find("SELECT username FROM people.account WHERE person_id = '" + ada.value() + "'"))
                .containsExactly("countess" + feed.number);
        assertThat(feed.everything()).isNotEqualTo(before);

        assertThat(deliveries.rollBack(first.id(), librarian)).isEqualTo(new Deliveries.Outcome.Refused("not_last"));
        clock.advanceDays(3);
        assertThat(deliveries.rollBack(second.id(), librarian)).isInstanceOf(Deliveries.Outcome.Done.class);
        assertThat(withoutNames(feed.everything())).isEqualTo(withoutNames(before));
        assertThat(deliveries.rollBack(first.id(), librarian)).isInstanceOf(Deliveries.Outcome.Done.class);
        assertThat(withoutNames(feed.everything())).isEqualTo(withoutNames(empty));
    }

    /// That a user name was given out once stays known.
    private static List<String> withoutNames(List<String> rows) {
        return rows.stream()
                .filter(row -> !row.startsWith("number_given (username"))
                .toList();
    }

    @Test
    void somebodyWhoComesBackAndIsUndoneHasTheEndTheyHad() {
        apply(ALL);
        apply(FeedForTests.HEADER + BOB + EVE);
        List<String> ended = feed.everything();
        clock.advanceDays(2);
        org.carrel.people.feed.Import back = apply(FeedForTests.HEADER + ADA.replace("2024", "2026") + BOB + EVE);
        assertThat(groups("CARDA")).isNotEqualTo(Set.of());
        deliveries.rollBack(back.id(), librarian);
        assertThat(feed.everything()).isEqualTo(ended);
    }

    @Test
    void ofTwoSourcesTheOneThatGoesFirstCountsUnlessItsMappingSaysOtherwise() {
        apply(ALL);
        String id = feed.find("SELECT person_id FROM people.account WHERE username = 'ada#'")
                .getFirst();
        FeedForTests better = new FeedForTests(
                sources,
                files,
                environment,
                FeedForTests.MAPPING.replace("kind: full", "kind: delta\nprecedence: { email: 900 }"),
                10,
                100);
        clock.advance(Duration.ofMinutes(1));
        better.apply(
                FeedForTests.HEADER + "X#,Ada,King,ada" + feed.number + ",hr@college.example,,employed,01/01/2026,\n");
        assertThat(feed.find("SELECT name || ' ' || email FROM people.person WHERE id = '" + id + "'"))
                .containsExactly("Ada King ada" + feed.number + "@college.example");
        assertThat(groups("CARDA")).containsExactlyInAnyOrder(UserGroup.STUDENT, UserGroup.STAFF);
    }

    @Test
    void aDeliveryThatWouldEndTooManyWaitsUntilSomebodyAgrees() {
        feed.change("UPDATE people.source SET most_ended_percent = 30 WHERE key = 'test-#'");
        apply(ALL);
        org.carrel.people.feed.Import looked = feed.check(FeedForTests.HEADER + EVE + BOB);
        assertThat(looked.state()).as("a look says so at once").isEqualTo(org.carrel.people.feed.Import.State.WAITING);
        assertThat(looked.about()).isEqualTo("1\n3");
        org.carrel.people.feed.Import waiting = apply(FeedForTests.HEADER + BOB + EVE);
        assertThat(waiting.state()).isEqualTo(org.carrel.people.feed.Import.State.WAITING);
        assertThat(waiting.about()).isEqualTo("1\n3");
        assertThat(groups("CARDA")).containsExactly(UserGroup.STUDENT);
        for (String none : List.of(" ", "x", "..........")) {
            assertThat(deliveries.apply(waiting.id(), librarian, none))
                    .isEqualTo(new Deliveries.Outcome.Refused("because"));
        }
        assertThat(deliveries.apply(waiting.id(), librarian, "She has truly left"))
                .isInstanceOf(Deliveries.Outcome.Done.class);
        assertThat(groups("CARDA")).isEmpty();
    }

    @Test
    void aLookChangesNothingAndCanBeTakenOverAfterwards() {
        List<String> before = feed.everything();
        clock.advance(Duration.ofMinutes(1));
        org.carrel.people.feed.Import looked = feed.check(ALL);
        assertThat(looked.counts().added()).isEqualTo(3);
        assertThat(feed.everything()).isEqualTo(before);
        assertThat(deliveries.apply(looked.id(), librarian, "")).isInstanceOf(Deliveries.Outcome.Done.class);
        assertThat(groups("CARDA")).containsExactly(UserGroup.STUDENT);
        assertThat(deliveries.apply(looked.id(), librarian, "")).isEqualTo(new Deliveries.Outcome.Refused("state"));
    }

    @Test
    void whatWasLookedAtBeforeAnotherDeliveryIsLookedAtAgain() {
        apply(ALL);
        org.carrel.people.feed.Import looked = feed.check(FeedForTests.HEADER + ADA + BOB);
        assertThat(page(looked)).contains("What would change", "Take it over");
        apply(FeedForTests.HEADER + ADA + EVE);
        assertThat(page(looked)).contains("It is out of date").doesNotContain("What would change", "/application");
        assertThat(deliveries.apply(looked.id(), librarian, "")).isEqualTo(new Deliveries.Outcome.Refused("overtaken"));
    }

    @Test
    void rowsComeWithoutAFileToo() {
        sources.offer("scim-" + feed.number, "Directory", 50);
        String key = "scim-" + feed.number;
        Map<Field, String> values = Map.of(
                Field.EXTERNAL_ID,
                "1",
                Field.NAME,
                "Ada",
                Field.USERNAME,
                "Row" + feed.number,
                Field.USER_GROUP,
                "staff");
        org.carrel.people.feed.Import made =
                deliveries.take(key, DeliveryKind.DELTA, Stream.of(SourceRow.of(1, values)), null);
        assertThat(made.counts().added()).isEqualTo(1);
        assertThat(person("row")).isNotNull();
        clock.advance(Duration.ofMinutes(1));
        made = deliveries.take(key, DeliveryKind.DELTA, Stream.of(SourceRow.gone(1, "1")), null);
        assertThat(made.state()).isEqualTo(org.carrel.people.feed.Import.State.APPLIED);
        assertThat(made.counts().ended()).isEqualTo(1);
    }

    @Test
    void aReplacedCardStaysTheirsAndDoesNotComeBack() {
        apply(ALL);
        apply(ALL.replace("CARDA#", "CARDZ#"));
        assertThat(feed.find("SELECT value || ' ' || (until IS NULL) FROM people.identifier WHERE person_id = '"
                        + person("ada").value() + "' ORDER BY 1"))
                .containsExactly("CARDA" + feed.number + " false", "CARDZ" + feed.number + " true");
        apply(ALL.replace("Love", "King"));
        assertThat(feed.find("SELECT value FROM people.identifier WHERE until IS NULL AND person_id = '"
                        + person("ada").value() + "'"))
                .isEmpty();
    }

    @Test
    void versionsThatNothingCanBePutBackToAreLetGo() {
        apply(ALL);
        apply(ALL.replace("ada#@college", "other#@college"));
        String versions = "SELECT count(*) FROM people.source_record WHERE source = 'test-#' AND external_id = 'A#'";
        deliveries.forgetReplaced();
        assertThat(feed.find(versions)).containsExactly("2");
        clock.advanceDays(16);
        deliveries.forgetReplaced();
        assertThat(feed.find(versions)).containsExactly("1");
    }
}
