package org.carrel.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.PersonId;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CarrelTest
class EntriesEndModuleTest {

    @Autowired
    private Retentions retentions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @LocalServerPort
    private int port;

    @Test
    void afterThreeMonthsAnEntryIsNobodysAndIsStillCounted() {
        GateForTests gate = GateForTests.open(jdbc, premises, port, 10);
        PersonId person = people.enter("Rowan Ashdown", Set.of(UserGroup.STUDENT));
        purposes.run(new Purpose("enter_buildings"), () -> {
            entry(gate, person.value(), "old", 94);
            entry(gate, person.value(), "new", 85);
        });
        retentions.letGo();
        assertThat(purposes.in(
                        new Purpose("enter_buildings"),
                        () -> jdbc.sql("SELECT gate_entry || ' ' || (person_id IS NOT NULL) FROM buildings.entry"
                                        + " WHERE gate_code = ? ORDER BY at")
                                .param(gate.gate)
                                .query(String.class)
                                .list()))
                .containsExactly("old false", "new true");
    }

    private void entry(GateForTests gate, UUID person, String id, int days) {
        jdbc.sql(
                        "INSERT INTO buildings.entry (gate_code, gate_entry, direction, at, person_id, user_group, allowed, code,"
                                + " offline) VALUES (?, ?, 'in', now() - ? * interval '1 day', ?, 'student', true, 'welcome', false)")
                .param(gate.gate)
                .param(id)
                .param(days)
                .param(person)
                .update();
    }
}
