package org.carrel.buildings.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// With cards, blocks and needs as people keep them.
@CarrelTest
class RealCardsModuleTest {

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

    private void asOwner(String sql, Object... values) throws Exception {
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("carrel.database.url"),
                        environment.getRequiredProperty("carrel.database.user"),
                        environment.getRequiredProperty("carrel.database.password"));
                var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private String card(PersonId person, boolean replaced) throws Exception {
        String value = "04" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        asOwner(
                "INSERT INTO people.identifier (id, person_id, kind, value, since, until)"
                        + " VALUES (gen_random_uuid(), ?, 'card_uid', ?, now() - interval '2 days', "
                        + (replaced ? "now() - interval '1 day')" : "NULL)"),
                person.value(),
                value);
        return value;
    }

    @Test
    void aCardOpensAReplacedOneDoesNotAndAStopAtDoorsKeepsOut() throws Exception {
        GateForTests gate = GateForTests.open(jdbc, premises, port, 10);
        PersonId person = people.enter("Amara Okafor", Set.of(UserGroup.STUDENT));
        String old = card(person, true);
        String present = card(person, false);
        assertThat(gate.in(old)).isEqualTo("replaced_card");
        assertThat(gate.in(present)).isEqualTo("welcome");
        gate.out(present);
        asOwner(
                "INSERT INTO people.block (id, person_id, reason, sentence, set_by_service, stops, since)"
                        + " VALUES (gen_random_uuid(), ?, 'other', 'Please come to the desk', 'circulation', ?, now() - interval '1 minute')",
                person.value(),
                new String[] {"loans"});
        assertThat(gate.in(present)).isEqualTo("welcome");
        gate.out(present);
        asOwner("UPDATE people.block SET stops = ? WHERE person_id = ?", new String[] {"doors"}, person.value());
        assertThat(gate.in(present)).isEqualTo("blocked");
    }

    @Test
    void aGatesListHoldsPresentCardsOnlyAndNoNumber() throws Exception {
        GateForTests gate = GateForTests.open(jdbc, premises, port, 10);
        PersonId person = people.enter("Amara Okafor", Set.of(UserGroup.STUDENT));
        String present = card(person, false);
        card(person, true);
        JsonNode sent = JsonMapper.shared().readTree(gate.get("/snapshot").body());
        String payload =
                new String(Base64.getDecoder().decode(sent.path("payload").asString()), StandardCharsets.UTF_8);
        assertThat(payload).doesNotContain(present);
        assertThat(JsonMapper.shared().readTree(payload).path("cards").size()).isPositive();
    }

    @Test
    void whoNeedsHelpToGetOutStandsFirstOnTheListOfAnEvacuation() throws Exception {
        GateForTests gate = GateForTests.open(jdbc, premises, port, 10);
        PersonId first = people.enter("Aaron Able", Set.of(UserGroup.STUDENT));
        PersonId second = people.enter("Zoe Zimmer", Set.of(UserGroup.STUDENT));
        gate.in(card(first, false));
        gate.in(card(second, false));
        asOwner(
                "INSERT INTO people.access_need (id, person_id, need, since)"
                        + " VALUES (gen_random_uuid(), ?, 'evacuation_help', current_date)",
                second.value());
        Visitor desk = new Visitor(port);
        desk.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        String address = desk.post(
                        "/doors/evacuations", Map.of("building", gate.building, "reason", "Smoke on the second floor"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String page = desk.get(address).body();
        assertThat(page.indexOf("Zoe Zimmer")).isPositive().isLessThan(page.indexOf("Aaron Able"));
        assertThat(page).contains("Needs help");
    }

    @Test
    void whoeverRestrictedTheUseOfTheirDataStillComesIn() throws Exception {
        GateForTests gate = GateForTests.open(jdbc, premises, port, 10);
        PersonId person = people.enter("Amara Okafor", Set.of(UserGroup.STUDENT));
        String present = card(person, false);
        asOwner(
                "INSERT INTO privacy.stop (subject, purpose, since) VALUES (?, '*', now())",
                person.value().toString());
        assertThat(gate.in(present)).isEqualTo("welcome");
        assertThat(gate.in(present)).isEqualTo("inside_already");
    }
}
