package org.carrel.people.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// The desk finds somebody by whatever it is told or shown.
@CarrelTest
class SearchModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Search search;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private PersonId person(String name) {
        return people.enter(name, Set.of(UserGroup.STUDENT));
    }

    private List<UUID> found(String typed) {
        return search.find(typed).people().stream().map(Found::id).toList();
    }

    /// Most names take a shorter way; it has to lead to the same place.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "lovelace ADA",
                "Grace O’Neill",
                "Grace O'Neill",
                "Chen Chen",
                "Chen chen",
                "Prince",
                "Ada  Lovelace",
                " Ada Lovelace",
                "Ada Lovelace ",
                "Ada Byron Lovelace",
                "Jean-Luc Picard",
                "Zoë Rao",
                "A B",
                "b A",
                "O' 'O",
                "’ Rao",
                "Ada\tLovelace",
                "Ada Lovelace2",
                "İpek Işık",
                "中村 花子",
                "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft Schafers"
            })
    void theWordsOfANameAreItsPartsInOrder(String name) {
        OwnerOfDatabase owner = new OwnerOfDatabase(environment);
        assertThat(owner.texts("SELECT unnest(people.name_words(?))", name))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        owner.texts("SELECT part FROM people.name_parts(?) AS part ORDER BY part COLLATE \"C\"", name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zoë Ångström-Müller | muller zoe",
                "Zoë Ångström-Müller | ANGSTROM",
                "Siobhán O’Quillan | o'quillan",
                "Siobhán O’Quillan | oquill siob",
                "Siobhán O'Quillan | O’QUILLAN Siobhan",
                "X Y Pevensie-Ost | pevensie x",
                "Łukasz Grześkowiak | grzeskowiak lukasz",
                "Jürgen Weiß | weiss jurgen",
                "Αλέξανδρος Παπαδόπουλος | παπαδοπουλος",
                "ЖАННА Щербакова | жанна щерб",
                "عَبْدُ ٱلرَّحْمٰن الخوارزمي | الخوارزمي",
                "דָּוִד בֶּן־גּוּרְיוֹן | בן דוד",
                "Nguyễn Thị Ánh | anh nguyen",
            })
    void aNameIsFoundByTheBeginningsOfItsPartsInAnyOrder(String name, String typed) {
        PersonId person = person(name);
        assertThat(found(typed)).contains(person.value());
        assertThat(found(typed + " xqzz")).isEmpty();
    }

    @Test
    void aNameOfOneLetterIsFoundBeforeNamesThatBeginWithIt() {
        PersonId longer = person("Qoph Qoheleth");
        PersonId one = person("Q");
        assertThat(found("q")).startsWith(one.value()).contains(longer.value());
    }

    @Test
    void aNameThatWasCorrectedIsFoundByWhatItIsNow() {
        PersonId person = person("Wilhelmina Falschgeschrieben");
        database().execute("UPDATE people.person SET name = 'Wilhelmina Richtig' WHERE id = ?", person.value());
        assertThat(found("wilhelmina richtig")).containsExactly(person.value());
        assertThat(found("falschgeschrieben")).isEmpty();
    }

    @Test
    void numbersOpenTheirHolderAndThoseThatAreOverSaySo() {
        PersonId person = person("Carda Holderness");
        String card = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        identifier(person, "card_uid", card, "NULL");
        String old = "39" + Math.abs(card.hashCode()) + "7";
        identifier(person, "barcode", old, "now()");
        Found now =
                search.find(" " + card.toUpperCase(Locale.ROOT) + " ").people().getFirst();
        assertThat(now.id()).isEqualTo(person.value());
        assertThat(now.by()).isEqualTo("card_uid");
        Found before = search.find(old).people().getFirst();
        assertThat(before.id()).isEqualTo(person.value());
        assertThat(before.by()).isEqualTo("barcode.old");
    }

    @Test
    void aUserNameAndAMailAddressLeadToTheirHolder() {
        String username = TestAccounts.newUsername();
        PersonId person = people.enter("Mailo Reached", Set.of(UserGroup.STAFF), username + ".Reached@Example.org");
        people.createAccount(NewAccount.of(person, username, null, Set.of()));
        assertThat(search.find(username.toUpperCase(Locale.ROOT))
                        .people()
                        .getFirst()
                        .by())
                .isEqualTo("username");
        assertThat(search.find(username + ".reached@example.ORG").people())
                .extracting(Found::id, Found::by)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(person.value(), "mail"));
        database()
                .execute(
                        "UPDATE people.person SET own_email = ? WHERE id = ?",
                        username + "@home.example",
                        person.value());
        assertThat(found(username + "@home.example")).containsExactly(person.value());
        assertThat(found(username + ".reached@example.org")).containsExactly(person.value());
        database().execute("UPDATE people.person SET email = NULL WHERE id = ?", person.value());
        assertThat(found(username + ".reached@example.org")).isEmpty();
    }

    @Test
    void fiftyAreShownAndTheRestIsCounted() {
        for (int i = 0; i < 57; i++) {
            person("Multiplicity Number" + (char) ('a' + i % 26));
        }
        SearchResult result = search.find("multiplicity");
        assertThat(result.people()).hasSize(50);
        assertThat(result.more()).isEqualTo(7);
        assertThat(result.isCounted()).isTrue();
    }

    @Test
    void theListShowsGroupsNumberAndBlocks() {
        PersonId person = people.enter("Listy Blockwell", Set.of(UserGroup.ALUMNUS, UserGroup.PUBLIC_MEMBER));
        identifier(person, "library_number", "L" + Math.abs(person.hashCode()), "NULL");
        database()
                .execute(
                        "INSERT INTO people.block (id, person_id, reason, sentence, stops, since)"
                                + " VALUES (gen_random_uuid(), ?, 'other', 'Something is to do.', '{loans}', now())",
                        person.value());
        Found found = search.find("listy").people().getFirst();
        assertThat(found.groups())
                .extracting(Membership::group)
                .containsExactlyInAnyOrder(UserGroup.ALUMNUS, UserGroup.PUBLIC_MEMBER);
        assertThat(found.number()).isEqualTo("L" + Math.abs(person.hashCode()));
        assertThat(found.blocked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "%", "_", "'", " \u202E ", "@", "';--", "\u0000", "a@b'"})
    void whatSaysNothingFindsNobodyAndIsNoError(String typed) {
        person("Percent Underscore");
        assertThat(found(typed)).isEmpty();
    }

    @Test
    void aPersonWhoRestrictedTheUseOfTheirDataIsNotFound() {
        PersonId person = person("Restricta Stillhold");
        database()
                .execute(
                        "INSERT INTO privacy.stop (subject, purpose, since) VALUES (?, '*', now())",
                        person.value().toString());
        assertThat(found("restricta")).isEmpty();
    }

    @Test
    void eachOfThoseWhoAreShownLeavesATrace() {
        person("Tracey Audited");
        person("Tracey Audited");
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        long before = database().count("SELECT count(*) FROM privacy.audit_entry");
        String body =
                visitor.post("/people", java.util.Map.of("q", "tracey audited")).body();
        assertThat(body).contains("2 people were found").doesNotContain("q=");
        assertThat(database().count("SELECT count(*) FROM privacy.audit_entry")).isEqualTo(before + 2);
    }

    private void identifier(PersonId person, String kind, String value, String until) {
        database()
                .execute(
                        "INSERT INTO people.identifier (id, person_id, kind, value, since, until)"
                                + " VALUES (gen_random_uuid(), ?, ?, ?, now() - interval '1 day', " + until + ")",
                        person.value(),
                        kind,
                        value);
    }

    private OwnerOfDatabase database() {
        return new OwnerOfDatabase(environment);
    }
}
