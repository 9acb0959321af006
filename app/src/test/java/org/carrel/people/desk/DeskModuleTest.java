package org.carrel.people.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.CardHolder;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.Subgroup;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.carrel.privacy.notice.ColumnName;
import org.carrel.privacy.notice.Declaration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// What the desk does with a person, by its pages.
@CarrelTest
class DeskModuleTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"");
    private static final Pattern LINK = Pattern.compile("id=\"link\">([^<]+)<");

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Declaration notice;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private Visitor desk;
    private PersonId person;
    private String page = "";

    @BeforeEach
    void atTheDesk() {
        desk = staff(StaffRole.DESK);
        person = people.enter("Ada Deskcase", Set.of(UserGroup.STUDENT), "ada@university.example");
        page = "/people/" + person.value();
    }

    private Visitor staff(StaffRole... roles) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestAccounts.staff(people, roles).username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private OwnerOfDatabase database() {
        return new OwnerOfDatabase(environment);
    }

    private static Map<String, String> form(String... fields) {
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    private static void assertDone(HttpResponse<String> answer, String what) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("done=" + what);
    }

    private static void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
    }

    private static String version(String body) {
        Matcher matcher = VERSION.matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String id(String group) {
        String body = desk.get(page).body();
        Matcher matcher = Pattern.compile(
                        page + "/affiliations/([0-9a-f-]{36})\">[^<]*<span class=\"visually-hidden\"> "
                                + Pattern.quote(group))
                .matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    @Test
    void theFormAsksForExactlyWhatTheNoticeLetsBeHeldOfAGroup() {
        for (UserGroup group : UserGroup.values()) {
            Set<String> asked = new TreeSet<>();
            Set<String> allowed = new TreeSet<>();
            String body =
                    desk.get(page + "/affiliations/new?group=" + group.key()).body();
            for (AffiliationField field : AffiliationField.values()) {
                if (body.contains("name=\"" + field.key() + "\"")) {
                    asked.add(field.key());
                }
                String category = notice.columns()
                        .get(new ColumnName("people", "affiliation", field.key()))
                        .category()
                        .orElseThrow();
                boolean held = switch (field) {
                    case SCONUL_BAND -> group == UserGroup.SCONUL_VISITOR;
                    case SUBGROUP -> Subgroup.groups().contains(group);
                    default -> notice.category(category).subjects().contains(group.key());
                };
                if (held) {
                    allowed.add(field.key());
                }
            }
            assertThat(asked).as(group.key()).isEqualTo(allowed);
        }
    }

    @Test
    void aDateOfBirthOfAStudentIsRefusedWithItsReasonAndNothingIsSaved() {
        PersonId other = people.enter("Nobody Yet", Set.of());
        String theirs = "/people/" + other.value();
        HttpResponse<String> answer = desk.post(
                theirs + "/affiliations/new",
                form("group", "student", "since", "2026-10-01", "until", "", "date_of_birth", "2005-02-03"));
        assertRefused(answer, "“Date of birth” is not held of this group");
        assertThat(database().count("SELECT count(*) FROM people.affiliation WHERE person_id = ?", other.value()))
                .isZero();
    }

    @Test
    void aSubgroupIsChosenAmongThoseOfTheGroupAndShown() {
        PersonId other = people.enter("Student Somebody", Set.of());
        String theirs = "/people/" + other.value();
        assertThat(desk.get(theirs + "/affiliations/new?group=student").body())
                .contains("value=\"taught\"", "value=\"research\"")
                .doesNotContain("value=\"placement\"");
        assertRefused(
                desk.post(
                        theirs + "/affiliations/new",
                        form("group", "student", "since", "2026-10-01", "until", "", "subgroup", "placement")),
                "For lending");
        assertDone(
                desk.post(
                        theirs + "/affiliations/new",
                        form("group", "student", "since", "2026-10-01", "until", "", "subgroup", "research")),
                "added");
        assertThat(desk.get(theirs).body()).contains("Research student");
    }

    @Test
    void anAffiliationIsAddedWithWhatItsGroupAllows() {
        assertDone(
                desk.post(
                        page + "/affiliations/new",
                        form(
                                "group",
                                "nhs_staff",
                                "since",
                                "2026-01-05",
                                "until",
                                "2080-01-31",
                                "department",
                                "Cardiology",
                                "date_of_birth",
                                "1980-05-06",
                                "job_title",
                                "Staff nurse")),
                "added");
        assertThat(database()
                        .count(
                                "SELECT count(*) FROM people.affiliation WHERE person_id = ? AND user_group = 'nhs_staff'"
                                        + " AND date_of_birth = '1980-05-06' AND job_title = 'Staff nurse'"
                                        + " AND department = 'Cardiology' AND source IS NULL",
                                person.value()))
                .isOne();
        assertThat(desk.get(page).body()).contains("Cardiology").doesNotContain("1980", "Staff nurse");
        assertThat(desk.get(page + "/nhs").body()).contains("1980-05-06", "Staff nurse");
        Visitor librarian = staff(StaffRole.LIBRARIAN);
        assertThat(librarian.get(page + "/nhs").statusCode()).isEqualTo(403);
        assertThat(librarian.get(page).body()).doesNotContain(page + "/nhs");
        assertRefused(
                librarian.post(
                        page + "/affiliations/new",
                        form("group", "nhs_staff", "since", "2027-01-05", "until", "2027-01-31", "job_title", "Nurse")),
                "are entered by desk staff");
    }

    @Test
    void daysThatAreNoneOrStandTheWrongWayRoundAreRefusedAndWhatWasTypedStays() {
        HttpResponse<String> odd = desk.post(
                page + "/affiliations/new", form("group", "staff", "since", "31/02/2026", "department", "Physics"));
        assertRefused(odd, "This is not a day");
        assertThat(odd.body()).contains("value=\"Physics\"");
        assertRefused(
                desk.post(
                        page + "/affiliations/new",
                        form("group", "staff", "since", "2026-03-01", "until", "2026-02-01")),
                "The last day cannot come before the first");
        assertRefused(
                desk.post(page + "/affiliations/new", form("group", "student", "since", "2026-03-01")),
                "as a member of this group already");
    }

    @Test
    void anEndIsChangedOnceAndTheOtherDeskIsTold() {
        String one = page + "/affiliations/" + id("Student");
        String version = version(desk.get(one).body());
        String last = LocalDate.now(ZoneOffset.UTC).plusDays(60).toString();
        assertDone(desk.post(one + "/end", form("until", last, "version", version)), "changed");
        assertRefused(
                desk.post(one + "/end", form("until", "2080-01-01", "version", version)),
                "Somebody else has changed this meanwhile");
        assertRefused(
                desk.post(
                        one + "/end",
                        form(
                                "until",
                                "2020-01-01",
                                "version",
                                version(desk.get(one).body()))),
                "The last day cannot");
    }

    @Test
    void whoeverIsEndedNowIsNoUserTodayAndReadsWhy() {
        String card = card();
        String username = TestAccounts.newUsername();
        people.createAccount(NewAccount.of(person, username, TestAccounts.PASSWORD, Set.of()));
        String one = page + "/affiliations/" + id("Student");
        assertRefused(
                desk.post(
                        one + "/end-now",
                        form("said", "no", "version", version(desk.get(one).body()))),
                "Please say why");
        assertDone(
                desk.post(
                        one + "/end-now",
                        form(
                                "said",
                                "You left the university on Monday.",
                                "version",
                                version(desk.get(one).body()))),
                "ended");
        assertThat(holder(card).groups()).isEmpty();
        assertThat(desk.get(page).body()).contains("They are no user of the library today");
    }

    @Test
    void whatAFeedSaidIsChangedByTheFeed() {
        database()
                .execute("INSERT INTO people.source (key, title, precedence) VALUES ('students', 'Student records', 5)"
                        + " ON CONFLICT DO NOTHING");
        String one = page + "/affiliations/" + id("Student");
        String version = version(desk.get(one).body());
        database().execute("UPDATE people.affiliation SET source = 'students' WHERE person_id = ?", person.value());
        assertThat(desk.get(page).body()).contains("According to Student records; it cannot be changed here");
        assertRefused(desk.post(one + "/end", form("until", "", "version", version)), "it is put right there");
        String details = desk.get(page + "/details").body();
        assertThat(details).doesNotContain("name=\"name\"");
        assertRefused(
                desk.post(page + "/details", form("name", "Eve Other", "version", version(details))),
                "it is put right there");
        assertDone(
                desk.post(page + "/details", form("own", "ada@home.example", "version", version(details))),
                "corrected");
        assertThat(desk.get(page).body()).contains("ada@home.example", "ada@university.example");
    }

    @Test
    void nameAndContactAreCorrectedByOneAtATime() {
        String version = version(desk.get(page + "/details").body());
        Map<String, String> right = form(
                "name",
                "Ada Rightcase",
                "given",
                "a@university.example",
                "own",
                "",
                "phone",
                "020 7946 0018",
                "address",
                "1 Street\r\nTown",
                "version",
                version);
        assertDone(desk.post(page + "/details", right), "corrected");
        assertThat(desk.get(page).body()).contains("Ada Rightcase", "020 7946 0018");
        HttpResponse<String> late = desk.post(page + "/details", right);
        assertRefused(late, "Somebody else has changed this meanwhile");
        assertRefused(
                desk.post(
                        page + "/details",
                        form(
                                "name",
                                " ",
                                "version",
                                version(desk.get(page + "/details").body()))),
                "Please enter a name");
    }

    @Test
    void aNumberIsTheNextOneAndNobodyHasTwo() {
        assertDone(desk.post(page + "/library-number", form()), "number");
        assertDone(desk.post(page + "/library-number", form()), "already");
        assertThat(database()
                        .count(
                                "SELECT count(*) FROM people.identifier WHERE person_id = ? AND kind = 'library_number'"
                                        + " AND value::bigint > 1000000",
                                person.value()))
                .isOne();
    }

    private String card() {
        String card = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        assertDone(desk.post(page + "/cards/new", form("kind", "card_uid", "value", " " + card + " ")), "card");
        return card;
    }

    private CardHolder holder(String card) {
        return purposes.in(new Purpose("keep_membership"), () -> people.holder(card))
                .orElseThrow();
    }

    @Test
    void aLostCardIsReplacedAndNeverValidAgain() {
        String lost = card();
        String body = desk.get(page).body();
        Matcher matcher =
                Pattern.compile("cards/new\\?replaced=([0-9a-f-]{36})").matcher(body);
        assertThat(matcher.find()).isTrue();
        String fresh = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        assertDone(
                desk.post(page + "/cards/new", form("kind", "card_uid", "value", fresh, "replaced", matcher.group(1))),
                "card");
        assertThat(holder(lost).current()).isFalse();
        assertThat(holder(fresh).current()).isTrue();
        assertRefused(
                desk.post(page + "/cards/new", form("kind", "card_uid", "value", lost)),
                "was given to somebody before");
        assertRefused(
                desk.post(
                        page + "/cards/new", form("kind", "barcode", "value", lost.toUpperCase(java.util.Locale.ROOT))),
                "was given to somebody before");
        assertRefused(desk.post(page + "/cards/new", form("kind", "card_uid", "value", "a b")), "That is no number");
        assertRefused(
                desk.post(
                        page + "/cards/new",
                        form("kind", "card_uid", "value", fresh + "1", "replaced", matcher.group(1))),
                "was closed meanwhile");
        assertThat(database().count("SELECT count(*) FROM people.identifier WHERE value = ?", fresh + "1"))
                .as("nothing half-done")
                .isZero();
    }

    @Test
    void theCardOfSomebodyWhoWasForgottenIsNobodysForEver() {
        String card = card();
        database().execute("DELETE FROM people.person WHERE id = ?", person.value());
        PersonId next = people.enter("Next Person", Set.of(UserGroup.STUDENT));
        assertRefused(
                desk.post("/people/" + next.value() + "/cards/new", form("kind", "card_uid", "value", card)),
                "was given to somebody before");
    }

    @Test
    void anAccountIsMadeWithALinkAndClosedForEver() {
        String username = TestAccounts.newUsername();
        HttpResponse<String> made = desk.post(page + "/account", form("username", username));
        Matcher link = LINK.matcher(made.body());
        assertThat(link.find()).as(made.body()).isTrue();
        String code = link.group(1).substring(link.group(1).indexOf("code=") + 5);
        Visitor reader = new Visitor(port);
        reader.post(
                "/password", form("code", code, "password", TestAccounts.PASSWORD, "repeated", TestAccounts.PASSWORD));
        reader.signIn(username, TestAccounts.PASSWORD);
        assertThat(reader.get("/account").body()).contains("Ada Deskcase");
        assertRefused(desk.post(page + "/account/link", form()), "only for an account with which nobody has signed in");
        assertRefused(desk.post(page + "/account", form("username", "other")), "They have an account already");
        assertDone(desk.post(page + "/account/close", form()), "closed");
        assertThat(reader.get("/account").statusCode()).isNotEqualTo(200);
        assertThat(desk.get(page + "/account").body()).contains("A closed account is never opened again");
        PersonId next = people.enter("Next Person", Set.of(UserGroup.STUDENT));
        assertRefused(
                desk.post("/people/" + next.value() + "/account", form("username", username)),
                "Somebody else has this user name");
    }

    /// *New readers* stands within *People*.
    @Test
    void oneEntryOfTheNavigationIsThePageShown() {
        String shown = desk.get("/people/applications").body();
        String navigation = shown.substring(shown.indexOf("<ul class=\"navigation\">"));
        assertThat(navigation.substring(0, navigation.indexOf("</ul>")))
                .containsOnlyOnce("aria-current=\"page\"")
                .contains("href=\"/people/applications\" aria-current=\"page\"");
    }

    /// Whoever signs in at the university's service has no password here, and needs none.
    @Test
    void theDeskHasNoWayIntoAnAccountThatIsUsedAtTheUniversity() {
        String username = TestAccounts.newUsername();
        desk.post(page + "/account", form("username", username));
        String link = "INSERT INTO people.external_identity (issuer, subject, account_id, linked_at)"
                + " SELECT 'https://sso.test', ?, id, now() FROM people.account WHERE username = ?";
        database().execute(link, username, username);
        assertRefused(desk.post(page + "/account/link", form()), "only for an account with which nobody has signed in");
    }

    @Test
    void theDeskHasNoWayIntoAnAccountThatActsForTheLibrary() {
        people.createAccount(
                NewAccount.of(person, TestAccounts.newUsername(), null, Set.of(StaffRole.SYSTEMS_LIBRARIAN)));
        assertRefused(desk.post(page + "/account/link", form()), "only for an account with which nobody has signed in");
        assertRefused(desk.post(page + "/account/close", form()), "only a systems librarian closes it");
        assertThat(desk.get(page + "/account").body()).doesNotContain("/account/close");
    }

    @Test
    void thePageIsForTheDeskAndLibrariansAlone() {
        Map<StaffRole, Integer> answers = new TreeMap<>();
        for (StaffRole role : StaffRole.values()) {
            answers.put(role, staff(role).get(page).statusCode());
        }
        assertThat(answers)
                .allSatisfy((role, status) -> assertThat(status)
                        .as(role.key())
                        .isEqualTo(Set.of(StaffRole.DESK, StaffRole.LIBRARIAN).contains(role) ? 200 : 403));
        assertThat(desk.get("/people/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
}
