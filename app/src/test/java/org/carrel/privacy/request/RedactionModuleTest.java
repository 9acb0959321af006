package org.carrel.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.KnownPerson;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/// Texts that may speak of others reach the person only as a human has left them.
@CarrelTest
class RedactionModuleTest {

    private static final String TEXT = "Looked up because Bob Babbage of the next room reported it";

    @Autowired
    private Requests requests;

    @Autowired
    private HandedOut texts;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private KnownPerson reader(TestAccount account) {
        return purposes.in(
                new Purpose("answer_rights"),
                () -> people.byUsername(account.username()).orElseThrow());
    }

    /// As the database's owner would find it.
    private void revealed(UUID person) throws SQLException {
        String sql = """
                WITH a AS (
                    INSERT INTO sentinel.alert (account, opened_at, first_at, last_at, score, probability,
                                                documents_before, documents, raised_at)
                    VALUES (?, now(), now(), now(), 30, 0.9, 0, 1, now()) RETURNING id, account)
                INSERT INTO sentinel.reveal (alert_id, account, reviewer, reason, asked_at, person_id)
                SELECT a.id, a.account, gen_random_uuid(), ?, now(), ? FROM a
                """;
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("carrel.database.url"),
                        environment.getRequiredProperty("carrel.database.user"),
                        environment.getRequiredProperty("carrel.database.password"));
                PreparedStatement insert = owner.prepareStatement(sql)) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, TEXT);
            insert.setObject(3, person);
            insert.executeUpdate();
        }
    }

    private long asked(KnownPerson person) {
        Subject subject = new Subject(person.id().value(), person.account().value());
        return requests.ask(subject, Asked.own(Kind.ACCESS, "*", "")) instanceof Requests.Outcome.Taken(long id)
                ? id
                : 0;
    }

    private static HttpResponse<String> give(Visitor desk, String address, String decision, String left) {
        Matcher seen = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"")
                .matcher(desk.get(address).body());
        assertThat(seen.find()).isTrue();
        return desk.post(address, Map.of("seen", seen.group(1), "decision-1", decision, "text-1", left));
    }

    @Test
    void nothingIsHandedOutUndecidedUnshortenedOrUnread() throws SQLException {
        TestAccount ada = TestAccounts.reader(people, UserGroup.STUDENT);
        revealed(reader(ada).id().value());
        long id = asked(reader(ada));
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Visitor desk = new Visitor(port);
        desk.signIn(officer.username(), TestAccounts.PASSWORD);
        String address = "/privacy/officer/requests/" + id + "/texts";
        assertThat(give(desk, address, "", TEXT).body()).contains("Decide each text.");
        assertThat(give(desk, address, "shortened", TEXT).body()).contains("nothing was taken out of it");
        HttpResponse<String> emptied = give(desk, address, "shortened", " ");
        assertThat(emptied.statusCode()).isEqualTo(422);
        assertThat(emptied.body()).contains("withhold it instead", "value=\"shortened\" checked");
        String old = desk.get(address).body().replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]{64})\".*", "$1");
        revealed(reader(ada).id().value());
        assertThat(desk.post(address, Map.of("seen", old, "decision-1", "whole"))
                        .body())
                .contains("The texts have changed");
        assertThat(texts.given(id)).isEmpty();
    }

    @Test
    void theOfficerTakesOutWhatSpeaksOfOthersBeforeAnybodyReadsIt() throws SQLException {
        TestAccount ada = TestAccounts.reader(people, UserGroup.STUDENT);
        TestAccount bob = TestAccounts.reader(people, UserGroup.STUDENT);
        revealed(reader(ada).id().value());
        long id = asked(reader(ada));
        long bobs = asked(reader(bob));
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Visitor desk = new Visitor(port);
        desk.signIn(officer.username(), TestAccounts.PASSWORD);
        String address = "/privacy/officer/requests/" + id + "/texts";
        assertThat(desk.get(address).body()).contains("Bob Babbage", "reveal, reason");
        assertThat(desk.get("/privacy/officer/requests/" + bobs + "/texts").body())
                .as("the rows of one person only")
                .doesNotContain("Bob Babbage");

        Visitor person = new Visitor(port);
        person.signIn(ada.username(), TestAccounts.PASSWORD);
        assertThat(person.get("/my-data/requests/" + id).body()).doesNotContain("Looked up because");
        assertThat(person.get(address).statusCode()).isEqualTo(403);
        give(desk, address, "shortened", "Looked up because […] reported it");
        assertThat(person.get("/my-data/requests/" + id).body())
                .contains("Looked up because […] reported it", "shortened")
                .doesNotContain("Bob Babbage");
        assertThat(desk.get(address).body())
                .as("what was taken out once is not taken out again")
                .contains("Looked up because […] reported it");
        give(desk, address, "withheld", TEXT);
        assertThat(person.get("/my-data/requests/" + id).body())
                .contains("withheld as a whole")
                .doesNotContain("Looked up because");
        assertThat(texts.given(id)).hasSize(1);
    }
}
