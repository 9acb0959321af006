package org.carrel.buildings.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.TestAccounts.TestAccount;
import org.carrel.Visitor;
import org.carrel.buildings.CardsForTests;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CarrelTest
@Import({CardsForTests.class, SettableClock.class})
class EvacuationModuleTest {

    private static final String REASON = "Smoke on the second floor";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private People people;

    @Autowired
    private CardsForTests cards;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Evacuations evacuations;

    @Autowired
    private Purposes purposes;

    @Autowired
    private LettingGo lettingGo;

    @LocalServerPort
    private int port;

    private GateForTests gate() {
        return GateForTests.open(jdbc, premises, port, 100);
    }

    private Visitor staff(StaffRole role) {
        TestAccount account = TestAccounts.staff(people, role);
        Visitor visitor = new Visitor(port);
        visitor.signIn(account.username(), TestAccounts.PASSWORD);
        return visitor;
    }

    private static String begin(Visitor staff, GateForTests gate) {
        return staff.post("/doors/evacuations", Map.of("building", gate.building, "reason", REASON))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private int looks() {
        return purposes.in(
                new Purpose("keep_audit"),
                () -> jdbc.sql("SELECT count(*) FROM privacy.audit_entry")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void whileItLastsStaffSeeWhoIsInsideAndAfterwardsNobodyDoes() {
        GateForTests gate = gate();
        gate.in(cards.card(UserGroup.STUDENT));
        Visitor desk = staff(StaffRole.DESK);
        String address = begin(desk, gate);
        int before = looks();
        assertThat(desk.get(address).body()).contains("Rowan Ashdown", REASON, "Inside by their cards: 1");
        assertThat(looks()).as("each look is on record").isGreaterThan(before);
        assertThat(desk.post(address + "/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(desk.get(address).body()).contains("It is over").doesNotContain("Rowan Ashdown");
        assertThat(gate.inside()).isEqualTo(1);
    }

    /// A gate without a network tells later whom it let in: each of those counts by its own
    /// moment.
    @Test
    void ofWhatAGateTellsLaterOnlyTheEntriesOfAnEvacuationsOwnTimeAreMarked() {
        GateForTests gate = gate();
        Visitor desk = staff(StaffRole.DESK);
        Instant first = clock.instant();
        desk.post(begin(desk, gate) + "/end", Map.of());
        clock.advance(Duration.ofMinutes(30));
        String address = begin(desk, gate);
        clock.advance(Duration.ofMinutes(10));
        desk.post(address + "/end", Map.of());
        clock.advance(Duration.ofMinutes(30));
        begin(desk, gate);
        clock.advance(Duration.ofMinutes(1));
        desk.post(begin(desk, gate) + "/end", Map.of());
        clock.advance(Duration.ofMinutes(1));
        Map<String, String> marked = new TreeMap<>();
        for (int minutes : new int[] {-4_000, -15, 15, 30, 39, 40, 69, 70, 72}) {
            String card = cards.card(UserGroup.STUDENT);
            JsonNode told = JsonMapper.shared()
                    .readTree(gate.post(
                                    "/offline-entries",
                                    Map.of(
                                            "entries",
                                            List.of(Map.of(
                                                    "id",
                                                    "e" + minutes,
                                                    "card",
                                                    card,
                                                    "direction",
                                                    "in",
                                                    "at",
                                                    first.plus(Duration.ofMinutes(minutes))
                                                            .toString()))))
                            .body());
            marked.put(
                    String.format("%6d", minutes),
                    told.path("results").get(0).path("wouldBe").asString());
        }
        assertThat(marked.entrySet())
                .filteredOn(one -> one.getValue().equals("evacuation"))
                .extracting(one -> Integer.valueOf(one.getKey().strip()))
                .containsExactlyInAnyOrder(30, 39, 70);
    }

    @Test
    void itEndsByItselfAfterItsTime() {
        GateForTests gate = gate();
        gate.in(cards.card(UserGroup.STUDENT));
        Visitor desk = staff(StaffRole.LIBRARIAN);
        String address = begin(desk, gate);
        clock.advance(Duration.ofHours(2));
        assertThat(desk.get(address).body()).doesNotContain("Rowan Ashdown");
        assertThat(begin(desk, gate)).isNotEqualTo(address);
    }

    @Test
    void meanwhileNobodyComesInAndEverybodyGoesOut() {
        GateForTests gate = gate();
        String inside = cards.card(UserGroup.STUDENT);
        gate.in(inside);
        Visitor desk = staff(StaffRole.SYSTEMS_LIBRARIAN);
        String address = begin(desk, gate);
        assertThat(gate.in(cards.card(UserGroup.STUDENT))).isEqualTo("evacuation");
        assertThat(gate.out(inside)).isEqualTo("goodbye");
        assertThat(desk.get(address).body()).doesNotContain("Rowan Ashdown");
        desk.post(address + "/end", Map.of());
        assertThat(gate.in(inside)).isEqualTo("welcome");
    }

    @Test
    void twoWhoBeginAtTheSameTimeShareOne() {
        GateForTests gate = gate();
        assertThat(begin(staff(StaffRole.DESK), gate)).isEqualTo(begin(staff(StaffRole.DESK), gate));
    }

    @Test
    void withoutAReasonItDoesNotBeginAndNobodyElseMayBegin() {
        GateForTests gate = gate();
        assertThat(staff(StaffRole.DESK)
                        .post("/doors/evacuations", Map.of("building", gate.building, "reason", "fire"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(staff(StaffRole.STATISTICIAN)
                        .post("/doors/evacuations", Map.of("building", gate.building, "reason", REASON))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(port).get("/doors/evacuations/1").statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverIsInsideWhenABuildingHasClosedIsLetGoButNotDuringAnEvacuation() {
        GateForTests gate = gate();
        String card = cards.card(UserGroup.STUDENT);
        gate.in(card);
        lettingGo.letGo();
        assertThat(gate.inside()).as("it is open").isEqualTo(1);
        int minute = clock.instant().atZone(premises.zone()).toLocalTime().toSecondOfDay() / 60;
        int opens = (minute + 600) % 1440;
        gate.hours(opens, opens + 60);
        Visitor desk = staff(StaffRole.DESK);
        String address = begin(desk, gate);
        lettingGo.letGo();
        assertThat(gate.inside()).isEqualTo(1);
        desk.post(address + "/end", Map.of());
        lettingGo.letGo();
        assertThat(gate.inside()).isZero();
        gate.hours(0, 1440);
        assertThat(gate.in(card)).isEqualTo("welcome");
    }

    @Test
    void whereABuildingNeverClosesADayIsLongEnough() {
        GateForTests gate = gate();
        gate.in(cards.card(UserGroup.STUDENT));
        clock.advance(Duration.ofHours(23));
        gate.in(cards.card(UserGroup.STUDENT));
        clock.advance(Duration.ofHours(2));
        lettingGo.letGo();
        assertThat(gate.inside()).isEqualTo(1);
    }

    @Test
    void evacuationsThatAreOverAreClosedInTheRecord() {
        GateForTests gate = gate();
        begin(staff(StaffRole.DESK), gate);
        clock.advance(Duration.ofHours(3));
        evacuations.endWhatIsOver();
        assertThat(evacuations.newest())
                .filteredOn(one -> one.building().equals(gate.building))
                .allMatch(one -> !one.lasts());
    }
}
