package org.carrel.buildings.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One person is inside once, and parting two records keeps nobody out and counts nobody who
/// left.
@CarrelTest
class JoinedPresenceModuleTest {

    private static final Pattern MADE = Pattern.compile("/people/merges/([0-9a-f-]{36})");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private GateForTests gate;
    private Visitor librarian;
    private PersonId kept;
    private PersonId other;
    private String keptCard;
    private String otherCard;

    @BeforeEach
    void twoRecords() {
        gate = GateForTests.open(jdbc, premises, port, 10);
        librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
        kept = people.enter("In One", Set.of(UserGroup.STUDENT));
        other = people.enter("In Two", Set.of(UserGroup.STUDENT));
        keptCard = card(kept);
        otherCard = card(other);
    }

    private String card(PersonId person) {
        String value = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        new OwnerOfDatabase(environment)
                .execute(
                        "INSERT INTO people.identifier (id, person_id, kind, value, since)"
                                + " VALUES (gen_random_uuid(), ?, 'card_uid', ?, now() - interval '2 days')",
                        person.value(),
                        value);
        return value;
    }

    private String merged() {
        HttpResponse<String> answer = librarian.post(
                "/people/merges",
                Map.of(
                        "kept",
                        kept.value().toString(),
                        "other",
                        other.value().toString(),
                        "reason",
                        "She showed her passport at the desk"));
        assertThat(answer.statusCode()).isEqualTo(303);
        Matcher found = MADE.matcher(answer.headers().firstValue("location").orElseThrow());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void parted(String merge) {
        assertThat(librarian.post("/people/merges/" + merge + "/undo", Map.of()).body())
                .contains("The records are parted again")
                .doesNotContain("could not be put back");
    }

    private long present(PersonId person) {
        return new OwnerOfDatabase(environment)
                .count(
                        "SELECT count(*) FROM buildings.presence WHERE building_code = ? AND person_id = ?",
                        gate.building,
                        person.value());
    }

    @Test
    void oneWhoWasInsideTwiceIsInsideOnceAndGoesOutOnce() {
        gate.in(keptCard);
        gate.in(otherCard);
        assertThat(gate.inside()).isEqualTo(2);
        String merge = merged();
        assertThat(gate.inside()).isEqualTo(1);
        assertThat(gate.in(otherCard)).isEqualTo("inside_already");
        assertThat(gate.out(otherCard)).isEqualTo("goodbye");
        assertThat(gate.inside()).isZero();
        gate.out(keptCard);
        parted(merge);
        assertThat(gate.inside()).isZero();
        assertThat(present(other)).as("whoever left is on no list").isZero();
        assertThat(gate.in(keptCard)).isEqualTo("welcome");
        assertThat(gate.in(otherCard)).isEqualTo("welcome");
        assertThat(gate.inside()).isEqualTo(2);
    }

    @Test
    void twoWhoHaveNotMovedAreBothInsideAgain() {
        gate.in(keptCard);
        gate.in(otherCard);
        parted(merged());
        assertThat(gate.inside()).isEqualTo(2);
        assertThat(gate.in(otherCard)).isEqualTo("inside_already");
        gate.out(otherCard);
        gate.out(keptCard);
        assertThat(gate.inside()).isZero();
    }

    @Test
    void theOnlyOneInsideIsThatOneAgain() {
        gate.in(otherCard);
        String merge = merged();
        assertThat(gate.inside()).isEqualTo(1);
        assertThat(gate.in(keptCard)).isEqualTo("inside_already");
        parted(merge);
        assertThat(present(other)).isEqualTo(1);
        assertThat(gate.in(keptCard)).isEqualTo("welcome");
        assertThat(gate.inside()).isEqualTo(2);

        gate.out(otherCard);
        gate.out(keptCard);
        gate.in(otherCard);
        merge = merged();
        gate.out(otherCard);
        parted(merge);
        assertThat(present(other) + present(kept) + gate.inside()).isZero();
    }

    @Test
    void whoeverCameInMeanwhileStaysCountedAndKeepsNeitherOut() {
        String merge = merged();
        assertThat(gate.in(otherCard)).isEqualTo("welcome");
        parted(merge);
        assertThat(gate.inside()).isEqualTo(1);
        assertThat(present(kept)).as("an evacuation misses nobody").isEqualTo(1);
        assertThat(gate.in(keptCard)).isEqualTo("welcome");
        assertThat(gate.in(otherCard)).isEqualTo("welcome");
    }
}
