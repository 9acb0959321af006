package org.carrel.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Erased;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.RowMerge;
import org.carrel.privacy.RowMerge.Change;
import org.carrel.privacy.RowMerge.Pair;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.DeclaredColumn;
import org.carrel.privacy.retention.LiveTimes;
import org.carrel.sentinel.ingest.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// That joining two records leaves nothing with the one that ends, and that undoing it restores every row: over all
/// tables there are, found by the notice, so that a module that comes later is in it without a line here.
@CarrelTest
@TestPropertySource(properties = "carrel.context=MergeProofModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class MergeProofModuleTest {

    private static final Purpose MERGE = new Purpose("merge_people");

    @Autowired
    private People people;

    @Autowired
    private RowMerge merge;

    @Autowired
    private Planner planner;

    @Autowired
    private LiveTimes live;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Erased erased;

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    private OwnerOfDatabase database;

    @BeforeEach
    void connect() {
        database = new OwnerOfDatabase(environment);
    }

    private record Made(Subject subject, Set<String> relations) {}

    private Made person(String canary) {
        PersonId person = people.enter("Name " + canary, Set.of(UserGroup.STUDENT), canary + "@example.org");
        String username = "u" + canary;
        if (!(people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()))
                instanceof AccountCreation.Created created)) {
            throw new AssertionError("The account was not made");
        }
        Subject subject = new Subject(person.value(), created.id().value());
        MadeUpRows rows = new MadeUpRows(
                database, live.times(), subject, tokens.of(username).account(), canary, column -> false);
        rows.make(planner.relations(live.times()).reversed());
        // An account that did something for the library is not joined to another.
        live.times().notice().columns().values().stream()
                .filter(column -> column.actor().isPresent())
                .map(DeclaredColumn::name)
                .filter(live.times().catalogue().emptiable()::contains)
                .forEach(column -> database.execute(
                        "UPDATE " + column.relation() + " SET " + column.column() + " = NULL WHERE " + column.column()
                                + "::text = ?",
                        created.id().value().toString()));
        return new Made(subject, rows.made().keySet());
    }

    private static Pair pair(Made kept, Made other) {
        return new Pair(
                person(kept),
                person(other),
                kept.subject().account(),
                other.subject().account());
    }

    private static UUID person(Made made) {
        return UUID.fromString(String.valueOf(made.subject().person()));
    }

    /// Every row of every table that holds anybody's data.
    private Map<String, List<String>> dump() {
        Map<String, List<String>> dump = new LinkedHashMap<>();
        for (String relation : live.times().childrenFirst()) {
            dump.put(relation, database.texts("SELECT x::text FROM " + relation + " x ORDER BY 1"));
        }
        return dump;
    }

    private Set<String> where(Object number) {
        Set<String> found = new TreeSet<>();
        dump().forEach((relation, rows) -> {
            if (rows.stream().anyMatch(row -> row.contains(number.toString()))) {
                found.add(relation);
            }
        });
        return found;
    }

    @Test
    void nothingIsLeftWithTheOtherAndUndoingRestoresEveryRow() {
        Made kept = person("annaqx");
        Made other = person("bertaqx");
        Map<String, List<String>> before = dump();
        Set<String> theirs = where(person(other));
        theirs.addAll(where(other.subject().account()));
        assertThat(theirs)
                .as("tables that lead to the other before")
                .containsAll(leading("people.person.id"))
                .containsAll(leading("people.account.id"));
        List<RowMerge.Line> preview = purposes.in(MERGE, () -> merge.preview(pair(kept, other)));
        assertThat(preview)
                .extracting(RowMerge.Line::relation)
                .containsAll(leading("people.person.id").stream()
                        .filter(relation -> !relation.equals("people.account"))
                        .toList());

        List<Change> changes = purposes.in(MERGE, () -> merge.merge(pair(kept, other)));
        assertThat(where(person(other))).isEmpty();
        assertThat(where(other.subject().account())).isEmpty();
        assertThat(changes).extracting(Change::relation).containsAll(leading("people.person.id"));
        assertThat(dump()).isNotEqualTo(before);

        assertThat(purposes.in(MERGE, () -> merge.undo(changes))).isEmpty();
        Map<String, List<String>> after = dump();
        before.forEach(
                (relation, rows) -> assertThat(after.get(relation)).as(relation).isEqualTo(rows));
    }

    private Set<String> leading(String root) {
        return live.times().notice().columns().values().stream()
                .filter(column -> column.ownerKeys().stream()
                        .anyMatch(key -> key.toString().equals(root)))
                .map(column -> column.name().relation())
                .filter(live.times().catalogue().keys()::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatWasAddedSinceStaysAndWhatIsGoneIsSaid() {
        Made kept = person("annaqx");
        Made other = person("bertaqx");
        List<Change> changes = purposes.in(MERGE, () -> merge.merge(pair(kept, other)));
        database.execute(
                "INSERT INTO people.identifier (id, person_id, kind, value, since)"
                        + " VALUES (gen_random_uuid(), ?, 'card_uid', '04ADDED', now())",
                person(kept));
        assertThat(database.execute("DELETE FROM buildings.override WHERE person_id = ?", person(kept)))
                .isPositive();
        assertThat(purposes.in(MERGE, () -> merge.undo(changes))).contains("buildings.override");
        assertThat(database.count(
                        "SELECT count(*) FROM people.identifier WHERE person_id = ? AND value = '04ADDED'",
                        person(kept)))
                .isEqualTo(1);
    }

    @Test
    void aRestrictionOfEitherHoldsForBothNumbersOfTheJoinedRecord() {
        PersonId kept = people.enter("Ada Kept", Set.of(UserGroup.STUDENT));
        PersonId other = people.enter("Ada Other", Set.of(UserGroup.STUDENT));
        UUID account = account(kept);
        database.execute(
                "INSERT INTO privacy.stop (subject, purpose, since) VALUES (?, '*', now())",
                other.value().toString());
        database.execute(
                "INSERT INTO privacy.hold (subject, category, kind, reason, placed_by, placed_at, until) VALUES"
                        + " (?, '*', 'legal', 'A claim before a court', gen_random_uuid(), now(), current_date)",
                other.value().toString());
        List<Change> changes =
                purposes.in(MERGE, () -> merge.merge(new Pair(kept.value(), other.value(), account, null)));
        assertThat(stops(kept.value())).isEqualTo(1);
        assertThat(stops(account)).isEqualTo(1);
        assertThat(database.count(
                        "SELECT count(*) FROM privacy.hold WHERE subject = ?",
                        kept.value().toString()))
                .isEqualTo(1);
        purposes.run(MERGE, () -> merge.undo(changes));
        assertThat(stops(kept.value()) + stops(account)).isZero();
        assertThat(stops(other.value())).isEqualTo(1);
    }

    @Test
    void erasingTheJoinedRecordErasesBothAndLetsNeitherComeBack() {
        LocalDate left = LocalDate.of(2020, 1, 31);
        PersonId kept = people.enterFormer("Ada Kept", Set.of(UserGroup.STUDENT), "ada@example.org", left);
        PersonId other = people.enterFormer("Berta Zweitname", Set.of(UserGroup.STAFF), "berta@example.org", left);
        UUID account = account(kept);
        String ended = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(other, ended, TestAccounts.PASSWORD, Set.of()));
        Visitor librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        Map<String, String> pair = Map.of(
                "kept",
                kept.value().toString(),
                "other",
                other.value().toString(),
                "reason",
                "She showed her passport");
        assertThat(librarian.post("/people/merges", pair).statusCode()).isEqualTo(303);
        assertThat(database.count("SELECT count(*) FROM people.merge_change")).isPositive();

        Beginning beginning = erasures.confirm(new Subject(kept.value(), account), Map.of(), UUID.randomUUID());
        assertThat(beginning).isInstanceOf(Beginning.Begun.class);
        assertThat(erasures.one(((Beginning.Begun) beginning).id())
                        .orElseThrow()
                        .whole())
                .isTrue();
        assertThat(where(kept.value())).isEmpty();
        assertThat(where(other.value())).isEmpty();
        assertThat(where(ended)).isEmpty();
        assertThat(where("Zweitname")).isEmpty();
        assertThat(database.count("SELECT count(*) FROM people.merge_change")).isZero();
        assertThat(erased.isErased(ended))
                .as("nor does a feed or a backup bring the other back")
                .isTrue();
        assertThat(erased.isErased(other.value().toString())).isTrue();
    }

    private long stops(UUID number) {
        return database.count("SELECT count(*) FROM privacy.stop WHERE subject = ?", number.toString());
    }

    private UUID account(PersonId person) {
        String username = TestAccounts.newUsername();
        if (people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()))
                instanceof AccountCreation.Created created) {
            return created.id().value();
        }
        throw new AssertionError("The account was not made");
    }
}
