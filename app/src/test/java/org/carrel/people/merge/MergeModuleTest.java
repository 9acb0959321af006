package org.carrel.people.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.CardHolder;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Two records of one person are found, joined and parted by a librarian.
@CarrelTest
@TestPropertySource(properties = "carrel.context=MergeModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class MergeModuleTest {

    private static final Pattern MADE = Pattern.compile("/people/merges/([0-9a-f-]{36})");
    private static final String REASON = "She showed her passport at the desk";

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private OwnerOfDatabase database;
    private Visitor librarian;

    @BeforeEach
    void aLibrarian() {
        database = new OwnerOfDatabase(environment);
        librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
    }

    private PersonId person(String name, UserGroup group) {
        return people.enter(name, Set.of(group));
    }

    private void phone(PersonId person, String number) {
        database.execute("UPDATE people.person SET phone = ? WHERE id = ?", number, person.value());
    }

    private void identifier(PersonId person, String kind, String value) {
        database.execute(
                "INSERT INTO people.identifier (id, person_id, kind, value, since)"
                        + " VALUES (gen_random_uuid(), ?, ?, ?, now() - interval '1 day')",
                person.value(),
                kind,
                value);
    }

    private CardHolder holder(String card) {
        return purposes.in(new Purpose("keep_membership"), () -> people.holder(card))
                .orElseThrow();
    }

    private String account(PersonId person, StaffRole... roles) {
        String username = TestAccounts.newUsername();
        assertThat(people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of(roles))))
                .isInstanceOf(AccountCreation.Created.class);
        return username;
    }

    private HttpResponse<String> merge(PersonId kept, PersonId other) {
        return librarian.post(
                "/people/merges",
                Map.of("kept", kept.value().toString(), "other", other.value().toString(), "reason", REASON));
    }

    private UUID merged(PersonId kept, PersonId other) {
        HttpResponse<String> answer = merge(kept, other);
        assertThat(answer.statusCode()).isEqualTo(303);
        Matcher found = MADE.matcher(answer.headers().firstValue("location").orElseThrow());
        assertThat(found.find()).isTrue();
        return UUID.fromString(found.group(1));
    }

    private String page(PersonId kept, PersonId other) {
        return librarian
                .get("/people/merges/new?kept=" + kept.value() + "&other=" + other.value())
                .body();
    }

    @Test
    void cardsNumbersAndUserNamesLeadToTheOneWhoIsKeptUntilItIsUndone() {
        PersonId kept = person("Ada Reader", UserGroup.STUDENT);
        PersonId other = person("Ada Reader-Jones", UserGroup.STUDENT);
        identifier(kept, "library_number", "2000001");
        identifier(other, "library_number", "2000002");
        identifier(other, "card_uid", "04OTHER");
        String staying = account(kept);
        String ending = account(other);
        assertThat(page(kept, other))
                .contains("The library number 2000001 stays", "The account " + staying + " stays")
                .contains("people.identifier", "people.affiliation");
        UUID id = merged(kept, other);

        assertThat(database.count(
                        "SELECT count(*) FROM privacy.audit_key WHERE subject = ?",
                        other.value().toString()))
                .as("who looked at either is told to the one who is kept")
                .isZero();
        assertThat(holder("04OTHER").person()).isEqualTo(kept);
        assertThat(holder("04OTHER").current()).as("the gate opens").isTrue();
        assertThat(holder("04OTHER").groups()).containsExactly(UserGroup.STUDENT);
        assertThat(holder("2000001").current()).isTrue();
        assertThat(holder("2000002").person()).isEqualTo(kept);
        assertThat(holder("2000002").current()).isFalse();
        assertThat(signsIn(staying)).isTrue();
        assertThat(signsIn(ending)).isFalse();
        assertThat(people.createAccount(NewAccount.withoutPerson("Eve", ending, null, Set.of())))
                .as("nobody else gets the user name")
                .isInstanceOf(AccountCreation.UsernameTaken.class);
        assertThat(purposes.in(new Purpose("keep_membership"), () -> people.formerUsernames(kept)))
                .containsExactly(ending);
        HttpResponse<String> joined = librarian.get("/people/" + other.value());
        assertThat(joined.statusCode()).as("old links lead on").isEqualTo(303);
        assertThat(joined.headers().firstValue("location").orElseThrow()).endsWith("/people/" + kept.value());
        assertThat(librarian.post("/people", Map.of("q", ending)).body())
                .as("the former user name finds them")
                .contains("/people/" + kept.value());

        assertThat(librarian.post("/people/merges/" + id + "/undo", Map.of()).body())
                .contains("The records are parted again")
                .doesNotContain("could not be put back");
        assertThat(holder("04OTHER").person()).isEqualTo(other);
        assertThat(holder("2000002").current()).isTrue();
        assertThat(signsIn(ending)).isTrue();
        assertThat(librarian.post("/people/merges/" + id + "/undo", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(database.count("SELECT count(*) FROM people.merge_change")).isZero();
    }

    private boolean signsIn(String username) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestAccounts.PASSWORD);
        return visitor.get("/account").statusCode() == 200;
    }

    @Test
    void theOnlyAccountComesAlong() {
        PersonId kept = person("Ada Reader", UserGroup.STUDENT);
        PersonId other = person("Ada Reader", UserGroup.ALUMNUS);
        String username = account(other);
        merged(kept, other);
        assertThat(signsIn(username)).isTrue();
        assertThat(database.count(
                        "SELECT count(*) FROM people.account WHERE username = ? AND person_id = ?",
                        username,
                        kept.value()))
                .isEqualTo(1);
    }

    @Test
    void whoeverWorksForTheLibraryIsNotJoinedAndNobodyJoinsThemselves() {
        PersonId kept = person("Ada Reader", UserGroup.STUDENT);
        PersonId staff = person("Ada Reader", UserGroup.STAFF);
        account(staff, StaffRole.SYSTEMS_LIBRARIAN);
        assertThat(merge(kept, staff).statusCode()).isEqualTo(422);
        assertThat(page(kept, staff)).contains("has staff roles").doesNotContain("Why is it one person");
        assertThat(merge(kept, kept).statusCode()).isEqualTo(422);
        assertThat(merge(kept, PersonId.random()).statusCode()).isEqualTo(404);
        assertThat(librarian
                        .post(
                                "/people/merges",
                                Map.of(
                                        "kept",
                                        kept.value().toString(),
                                        "other",
                                        person("Ada", UserGroup.STUDENT).value().toString(),
                                        "reason",
                                        "short"))
                        .body())
                .contains("at least ten characters", "short");
    }

    @Test
    void pairsAreSuggestedWithTheirReasonUntilTheyAreToldApart() {
        PersonId mail = people.enter("Ruth Postgate", Set.of(UserGroup.STUDENT), "RP@example.org");
        PersonId sameMail = people.enter("R. Postgate", Set.of(UserGroup.ALUMNUS), "rp@example.org");
        PersonId nurse = person("Mary Seacole-Grant", UserGroup.NHS_STAFF);
        PersonId sameNurse = person("Mary Seacole Grant", UserGroup.NHS_STAFF);
        database.execute("UPDATE people.affiliation SET date_of_birth = '1981-05-06' WHERE user_group = 'nhs_staff'");
        PersonId number = person("Hugo Underwood", UserGroup.STUDENT);
        PersonId sameNumber = person("Anselm Quarles", UserGroup.STUDENT);
        identifier(number, "barcode", "00A1:77");
        identifier(sameNumber, "card_uid", "a177");
        PersonId place = person("Zo\u00eb N\u00fa\u00f1ez", UserGroup.STAFF);
        PersonId samePlace = person("Zoe Nunez", UserGroup.STUDENT);
        database.execute(
                "UPDATE people.affiliation SET department = 'Physics' WHERE person_id IN (?, ?)",
                place.value(),
                samePlace.value());
        PersonId sameGroup = person("Nunez, Zoe", UserGroup.STUDENT);
        PersonId phone = person("Ottoline Varga", UserGroup.STAFF);
        PersonId samePhone = person("O. Varga-Smith", UserGroup.ALUMNUS);
        phone(phone, "+44 20 7946 0123");
        phone(samePhone, "(+44) 20-79460123");
        Map<String, PersonId[]> pairs = new HashMap<>(Map.of(
                "same mail address", new PersonId[] {mail, sameMail},
                "same date of birth", new PersonId[] {nurse, sameNurse},
                "typed differently", new PersonId[] {number, sameNumber},
                "same telephone number", new PersonId[] {phone, samePhone},
                "same group", new PersonId[] {samePlace, sameGroup},
                "same department", new PersonId[] {place, samePlace}));
        String page = librarian.get("/people/duplicates").body();
        pairs.forEach((why, pair) ->
                assertThat(page).contains(why, "/people/" + pair[0].value(), "/people/" + pair[1].value()));
        assertThat(page.split("Two people</button>", -1)).as("no pair more").hasSize(7);
        librarian.post(
                "/people/duplicates/apart",
                Map.of("one", sameMail.value().toString(), "other", mail.value().toString()));
        assertThat(librarian.get("/people/duplicates").body())
                .doesNotContain("same mail address")
                .contains("same date of birth");
    }

    @Test
    void aLikeNameAndADepartmentAloneSuggestNothing() {
        PersonId one = person("Anselm Greta Dombrowski", UserGroup.STUDENT);
        PersonId other = person("Katya Anselm Dombrowski", UserGroup.STUDENT);
        database.execute(
                "UPDATE people.affiliation SET department = 'Physics' WHERE person_id IN (?, ?)",
                one.value(),
                other.value());
        assertThat(librarian.get("/people/duplicates").body()).contains("No pairs look alike");
    }

    @Test
    void whatManyShareSuggestsNothing() {
        for (int i = 0; i < 9; i++) {
            phone(person("Porter " + "abcdefghi".charAt(i) + "ay", UserGroup.STAFF), "020 7946 0000");
            person("Wei Wang", UserGroup.STUDENT);
        }
        assertThat(librarian.get("/people/duplicates").body()).contains("No pairs look alike");
    }

    @Test
    void theStrongestComeFirstAndItIsSaidThatThereAreMore() {
        for (int i = 0; i < 101; i++) {
            person("Aaron Twice" + i, UserGroup.STUDENT);
            person("Aaron Twice" + i, UserGroup.STUDENT);
        }
        people.enter("Zora Lastname", Set.of(UserGroup.STUDENT), "zora@example.org");
        people.enter("Z. Other", Set.of(UserGroup.ALUMNUS), "zora@example.org");
        String page = librarian.get("/people/duplicates").body();
        assertThat(page).contains("These are the 100 for which most speaks");
        assertThat(page.split("Two people</button>", -1)).hasSize(101);
        assertThat(page.indexOf("same mail address")).isBetween(1, page.indexOf("same name, same group"));
    }
}
