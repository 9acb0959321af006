package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.people.AccountCreation;
import org.carrel.people.NewAccount;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// Sources go on speaking of two records that are joined: nobody gets the other's name or
/// account by it, and once they are parted each has their own again.
@CarrelTest
@Import(SettableClock.class)
class JoinedRecordsModuleTest {

    private static final String MAPPING = """
            kind: delta
            dates: [dd/MM/yyyy]
            fields:
              external_id: { column: ID, required: true }
              name: NAME
              username: USER
              library_number: NUMBER
              card_uid: CARD
              email: MAIL
              user_group: { value: student }
              since: START
              until: END
            """;
    private static final String HEADER = "ID,NAME,USER,NUMBER,CARD,MAIL,START,END\n";
    private static final String KEPT = "1#,Kept One,kept#,71#,04EE#A,k#@college.example,01/10/2024,\n";
    private static final String OTHER = "2#,Other Two,other#,72#,04EE#B,o#@college.example,01/10/2024,\n";
    private static final String THIRD = "3#,Third Three,third#,73#,04EE#C,t#@college.example,01/10/2024,\n";
    private static final Pattern MADE = Pattern.compile("/people/merges/([0-9a-f-]{36})");

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private FeedForTests feed;
    private Visitor librarian;

    @BeforeEach
    void aSource() {
        clock.advance(Duration.ofMinutes(1));
        feed = new FeedForTests(sources, files, environment, MAPPING);
        librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        clock.advance(Duration.ofMinutes(1));
    }

    private org.carrel.people.feed.Import apply(String... rows) {
        clock.advance(Duration.ofMinutes(1));
        org.carrel.people.feed.Import made = feed.apply(HEADER + String.join("", rows));
        assertThat(made.state()).isEqualTo(org.carrel.people.feed.Import.State.APPLIED);
        assertThat(made.counts().rejected()).isZero();
        clock.advance(Duration.ofMinutes(1));
        return made;
    }

    private String one(String sql) {
        return String.join(";", feed.find(sql));
    }

    private String person(String record) {
        return one("SELECT DISTINCT person_id FROM people.source_record WHERE source = 'test-#' AND external_id = '"
                + record + "#'");
    }

    private HttpResponse<String> merge(String kept, String other) {
        clock.advance(Duration.ofMinutes(1));
        return librarian.post(
                "/people/merges",
                Map.of("kept", kept, "other", other, "reason", "She showed her passport at the desk"));
    }

    private String merged(String kept, String other) {
        HttpResponse<String> answer = merge(kept, other);
        assertThat(answer.statusCode()).isEqualTo(303);
        Matcher found = MADE.matcher(answer.headers().firstValue("location").orElseThrow());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> undo(String merge) {
        clock.advance(Duration.ofMinutes(1));
        return librarian.post("/people/merges/" + merge + "/undo", Map.of());
    }

    private void parted(String merge) {
        HttpResponse<String> answer = undo(merge);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("The records are parted again").doesNotContain("could not be put back");
    }

    /// Name, address, user name with password, numbers with whether they are over, and groups
    /// with their last day.
    private String is(String person) {
        return one("SELECT concat_ws('|', p.name, p.email, a.username, a.password_hash,"
                + " (SELECT string_agg(i.value || CASE WHEN i.until IS NULL THEN '' ELSE ' over' END, ',' ORDER BY i.value)"
                + "  FROM people.identifier i WHERE i.person_id = p.id),"
                + " (SELECT string_agg(f.user_group || coalesce(' ' || f.until, ''), ',' ORDER BY f.user_group)"
                + "  FROM people.affiliation f WHERE f.person_id = p.id))"
                + " FROM people.person p LEFT JOIN people.account a ON a.person_id = p.id WHERE p.id = '" + person
                + "'");
    }

    private String said(String text) {
        return text.replace("#", String.valueOf(feed.number));
    }

    private void password(String username, String hash) {
        feed.change("UPDATE people.account SET password_hash = '$argon2id$" + hash + "' WHERE username = '" + username
                + "#'");
    }

    @Test
    void aRecordThatWasBroughtRenamesNobodyAndIsTheOthersAgainAfterwards() {
        apply(KEPT, OTHER);
        password("kept", "1");
        password("other", "2");
        String kept = person("1");
        String other = person("2");
        String merge = merged(kept, other);
        apply(OTHER.replace("o#@", "new#@"));
        assertThat(is(kept))
                .isEqualTo(said("Kept One|k#@college.example|kept#|$argon2id$1|04EE#A,04EE#B,71#,72# over|student"));

        parted(merge);
        assertThat(is(kept)).isEqualTo(said("Kept One|k#@college.example|kept#|$argon2id$1|04EE#A,71#|student"));
        assertThat(is(other)).isEqualTo(said("Other Two|new#@college.example|other#|$argon2id$2|04EE#B,72#|student"));
        apply(KEPT.replace("Kept One", "Kept Onemore"), OTHER.replace("Other Two", "Other Twomore"));
        assertThat(is(kept)).startsWith("Kept Onemore|").contains(said("|kept#|"));
        assertThat(is(other)).startsWith("Other Twomore|").contains(said("|other#|"));
    }

    @Test
    void whatTheSourceSaidMeanwhileGoesToThePersonOfItsRecord() {
        apply(KEPT, OTHER);
        String kept = person("1");
        String other = person("2");
        String merge = merged(kept, other);
        apply(
                OTHER.replace("Other Two", "Other Renamed")
                        .replace("other#", "another#")
                        .replace("72#", "82#")
                        .replace("#B", "#BB")
                        .replace(",\n", ",31/07/2031\n"),
                KEPT.replace("#A", "#AA"));
        assertThat(is(kept))
                .startsWith(said("Kept One|k#@college.example|kept#|"))
                .contains(said("04EE#A over,04EE#AA,04EE#B over,04EE#BB,71#,72# over"))
                .as("the one that lasts longer counts")
                .endsWith("student");
        apply(OTHER.replace("Other Two", "Other Newest")
                .replace("other#", "another#")
                .replace("72#", "82#")
                .replace("#B", "#BB")
                .replace(",\n", ",31/07/2032\n"));

        parted(merge);
        assertThat(is(kept)).isEqualTo(said("Kept One|k#@college.example|kept#|04EE#A over,04EE#AA,71#|student"));
        assertThat(is(other))
                .isEqualTo(said("Other Newest|o#@college.example|another#|04EE#B over,04EE#BB,72# over,82#|"
                        + "student 2032-07-31"));
        assertThat(one("SELECT count(*) FROM people.source_record WHERE brought_by IS NOT NULL"
                        + " AND source = 'test-#'"))
                .isEqualTo("0");
    }

    @Test
    void theOnlyAccountFollowsTheRecordItCameWith() {
        PersonId kept = people.enter("Hand Written", Set.of(UserGroup.ALUMNUS), "hand@example.org");
        apply(OTHER);
        String other = person("2");
        String merge = merged(kept.value().toString(), other);
        apply(OTHER.replace("Other Two", "Other Renamed").replace("other#", "another#"));
        assertThat(is(kept.value().toString()))
                .as("whoever was entered by hand keeps the name they were entered with")
                .startsWith(said("Hand Written|o#@college.example|another#|"));
        feed.change("UPDATE people.person SET name = 'Hand Corrected' WHERE id = '" + kept.value() + "'");
        apply(OTHER.replace("Other Two", "Other Renamed")
                .replace("other#", "another#")
                .replace("o#@", "o2#@"));
        assertThat(is(kept.value().toString())).startsWith(said("Hand Corrected|o2#@college.example|another#|"));
        parted(merge);
        assertThat(is(kept.value().toString())).isEqualTo("Hand Corrected|hand@example.org|alumnus");
        assertThat(is(other)).isEqualTo(said("Other Renamed|o2#@college.example|another#|04EE#B,72#|student"));
    }

    @Test
    void anAccountMadeByHandIsNotRenamedByARecordThatWasBrought() {
        PersonId kept = people.enter("Hand Written", Set.of(UserGroup.ALUMNUS), "hand@example.org");
        String username = TestAccounts.newUsername();
        assertThat(people.createAccount(NewAccount.of(kept, username, TestAccounts.PASSWORD, Set.of())))
                .isInstanceOf(AccountCreation.Created.class);
        apply(OTHER.replace("other#", ""));
        String other = person("2");
        String merge = merged(kept.value().toString(), other);
        apply(OTHER);
        assertThat(is(kept.value().toString())).contains("|" + username + "|");
        parted(merge);
        assertThat(is(kept.value().toString())).contains("|" + username + "|").doesNotContain("college.example");
        assertThat(is(other)).startsWith(said("Other Two|o#@college.example|other#|"));
    }

    @Test
    void aDeliveryThatIsTakenBackMeanwhileIsTakenBackForBoth() {
        apply(KEPT, OTHER);
        String before = feed.everything().toString();
        org.carrel.people.feed.Import second =
                apply(OTHER.replace("Other Two", "Other Wrong").replace("#B", "#BB"));
        String kept = person("1");
        String other = person("2");
        String merge = merged(kept, other);
        clock.advance(Duration.ofMinutes(1));
        assertThat(deliveries.rollBack(
                        second.id(),
                        TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).id()))
                .isInstanceOf(Deliveries.Outcome.Done.class);
        assertThat(undo(merge).statusCode()).isEqualTo(200);
        assertThat(is(kept)).isEqualTo(said("Kept One|k#@college.example|kept#|04EE#A,71#|student"));
        assertThat(is(other)).startsWith(said("Other Two|o#@college.example|other#|04EE#B"));
        assertThat(before).contains(kept, other);
    }

    @Test
    void whatWasCheckedWhileTheyWereJoinedIsTakenOverForWhomItIs() {
        apply(KEPT, OTHER);
        String kept = person("1");
        String other = person("2");
        String merge = merged(kept, other);
        org.carrel.people.feed.Import checked = feed.check(HEADER + OTHER.replace("Other Two", "Other Later"));
        parted(merge);
        clock.advance(Duration.ofMinutes(1));
        assertThat(deliveries.apply(
                        checked.id(),
                        TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).id(),
                        ""))
                .isInstanceOf(Deliveries.Outcome.Done.class);
        assertThat(is(kept)).startsWith("Kept One|");
        assertThat(is(other)).startsWith("Other Later|");
    }

    @Test
    void threeRecordsOfOnePersonAreJoinedInAnyOrderAndPartedTheLastFirst() {
        apply(KEPT, OTHER, THIRD);
        String kept = person("1");
        String other = person("2");
        String third = person("3");
        List<String> all = List.of(kept, other, third);
        all.forEach(person -> librarian.get("/people/merges/new?kept=" + person + "&other=" + kept));
        List<String> before = feed.everything();
        String first = merged(kept, other);
        List<String> between = feed.everything();
        String second = merged(third, kept);
        assertThat(is(third)).startsWith(said("Third Three|t#@college.example|third#|04EE#A,04EE#B,04EE#C,"));
        HttpResponse<String> early = undo(first);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("Another record was joined to this person later");
        parted(second);
        assertThat(feed.everything()).containsExactlyElementsOf(between);
        parted(first);
        assertThat(feed.everything()).containsExactlyElementsOf(before);

        second = merged(third, kept);
        String last = merged(third, other);
        apply(OTHER.replace("o#@", "new#@"), KEPT.replace("k#@", "new1#@"));
        assertThat(is(third)).startsWith(said("Third Three|t#@college.example|third#|"));
        assertThat(undo(second).statusCode()).isEqualTo(422);
        parted(last);
        parted(second);
        assertThat(is(kept)).isEqualTo(said("Kept One|new1#@college.example|kept#|04EE#A,71#|student"));
        assertThat(is(other)).isEqualTo(said("Other Two|new#@college.example|other#|04EE#B,72#|student"));
        assertThat(is(third)).isEqualTo(said("Third Three|t#@college.example|third#|04EE#C,73#|student"));
    }
}
