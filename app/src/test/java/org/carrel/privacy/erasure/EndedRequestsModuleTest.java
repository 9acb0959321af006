package org.carrel.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Whoever is erased leaves no open request behind, nor their words.
@CarrelTest
@TestPropertySource(properties = "carrel.context=EndedRequestsModuleTest")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class EndedRequestsModuleTest {

    @Autowired
    private People people;

    @Autowired
    private Erasures erasures;

    @Autowired
    private AgainAtStart atStart;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private final String canary = "Babbage" + UUID.randomUUID();
    private final String words = "My neighbour " + canary + " told you";
    private OwnerOfDatabase database;
    private TestAccount ada;
    private Subject subject;
    private long erase;
    private long complaint;
    private long answered;

    @BeforeEach
    void somebodyAsksThreeThings() {
        database = new OwnerOfDatabase(environment);
        erasures.before(step -> {});
        ada = TestAccounts.reader(people, UserGroup.STUDENT);
        subject = erasures.find(ada.username()).orElseThrow();
        Visitor visitor = new Visitor(port);
        visitor.signIn(ada.username(), TestAccounts.PASSWORD);
        erase = ask(visitor, "erase");
        complaint = ask(visitor, "complain");
        visitor.post("/my-data/requests/" + complaint + "/message", Map.of("text", words + " again"));
        answered = ask(visitor, "access");
        database.execute("UPDATE privacy.request SET state = 'fulfilled', closed_at = now() WHERE id = ?", answered);
        database.execute(
                "INSERT INTO privacy.request_text VALUES (?, 1, 'sentinel.verdict.note', ?, false)", answered, words);
    }

    private long ask(Visitor visitor, String right) {
        var answer = visitor.post("/my-data/rights/" + right, Map.of("concerns", "*", "body", words));
        String location = answer.headers().firstValue("Location").orElseThrow();
        return Long.parseLong(location.replaceAll(".*/(\\d+)\\?.*", "$1"));
    }

    private void becomesAFormerUser() {
        database.execute(
                "UPDATE people.affiliation SET since = '2020-01-01', until = '2021-01-01' WHERE person_id = ?",
                subject.person());
    }

    private void onHold(String category) {
        database.execute(
                "INSERT INTO privacy.hold (subject, category, kind, reason, placed_by, placed_at, until) VALUES"
                        + " (?, ?, 'legal', 'A claim before a court', gen_random_uuid(), now(), '2999-01-01')",
                String.valueOf(subject.person()),
                category);
    }

    private Erasure erased() {
        Beginning beginning = erasures.confirm(subject, Map.of(), UUID.randomUUID());
        return erasures.one(((Beginning.Begun) beginning).id()).orElseThrow();
    }

    private String state(long request) {
        return database.texts("SELECT state FROM privacy.request WHERE id = " + request)
                .getFirst();
    }

    /// How many rows about requests hold what was said, or whose it was.
    private long left() {
        long left = 0;
        for (String table : new String[] {"request", "request_step", "request_text"}) {
            left += database.count(
                    "SELECT count(*) FROM privacy." + table
                            + " x WHERE position(? in x::text) > 0 OR position(? in x::text) > 0",
                    canary,
                    String.valueOf(subject.person()));
        }
        return left;
    }

    private Visitor desk() {
        TestAccount officer = TestAccounts.staff(people, StaffRole.DPO);
        Visitor desk = new Visitor(port);
        desk.signIn(officer.username(), TestAccounts.PASSWORD);
        return desk;
    }

    @Test
    void openOnesEndAndOfAllStaysOnlyThatTheyWereAskedAndAnswered() {
        becomesAFormerUser();
        assertThat(left()).isPositive();
        Erasure erasure = erased();
        assertThat(erasure.whole()).isTrue();
        assertThat(state(erase)).isEqualTo("fulfilled");
        assertThat(state(complaint)).isEqualTo("ended");
        assertThat(state(answered)).isEqualTo("fulfilled");
        assertThat(left()).isZero();
        assertThat(erasures.lines(erasure.id()))
                .contains(new Line("privacy.request", "rights_request", "emptied", "", 3, null))
                .filteredOn(line ->
                        line.relation().equals("privacy.request") && line.why().equals(Why.OBLIGATION))
                .singleElement()
                .satisfies(line -> assertThat(line.until())
                        .as("its time has begun to run")
                        .isAfter(LocalDate.now(ZoneOffset.UTC).plusMonths(35)));
        Visitor desk = desk();
        String open = desk.get("/privacy/officer").body();
        assertThat(open).contains("ended by erasure", "an erased person");
        assertThat(open.substring(0, open.indexOf("id=\"recent\"")))
                .as("what is open")
                .doesNotContain("requests/" + complaint + "\"", "requests/" + erase + "\"");
        String address = "/privacy/officer/requests/" + complaint;
        assertThat(desk.get(address).body())
                .contains("Ended: the person was erased", "an erased person")
                .doesNotContain("<textarea");
        var refused = desk.post(address + "/steps", Map.of("step", "to_person", "said", "Dear nobody, good day"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("nobody can be written to");
    }

    @Test
    void theOfficerSeesBeforeWhatEnds() {
        becomesAFormerUser();
        assertThat(desk().post("/privacy/officer/erasures/plan", Map.of("who", ada.username()))
                        .body())
                .contains("Requests that end with it", "/requests/" + erase + "\"", "/requests/" + complaint + "\"")
                .doesNotContain("/requests/" + answered + "\"");
    }

    @Test
    void whoStaysGoesOnAsking() {
        becomesAFormerUser();
        onHold("affiliation");
        assertThat(erased().whole()).isFalse();
        assertThat(state(complaint)).isEqualTo("open");
        assertThat(state(erase)).isEqualTo("open");
        assertThat(left()).isPositive();
    }

    @Test
    void whatWasSaidStaysWhileItIsOnHoldButNothingIsOpen() {
        becomesAFormerUser();
        onHold("rights_request");
        assertThat(erased().whole()).isTrue();
        assertThat(state(complaint)).isEqualTo("ended");
        assertThat(left()).isEqualTo(8);
    }

    @Test
    void brokenOffBeforeTheyEndedTheyEndAtTheNextStart() {
        becomesAFormerUser();
        erasures.before(state -> {
            if (state.equals("rows")) {
                throw new IllegalStateException("The power went");
            }
        });
        assertThatThrownBy(this::erased).hasMessage("The power went");
        assertThat(state(complaint)).isEqualTo("open");
        erasures.before(state -> {});
        atStart.afterSingletonsInstantiated();
        assertThat(state(complaint)).isEqualTo("ended");
        assertThat(left()).isZero();
    }
}
