package org.carrel.buildings.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.buildings.CardsForTests;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.carrel.people.UserGroup;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CarrelTest
@Import({CardsForTests.class, SettableClock.class})
class DoorModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private People people;

    @Autowired
    private Purposes purposes;

    @Autowired
    private CardsForTests cards;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private GateForTests gate(@Nullable Integer capacity) {
        return GateForTests.open(jdbc, premises, port, capacity);
    }

    @Test
    void aStudentComesInAndGoesOutAndIsCounted() {
        GateForTests gate = gate(10);
        String card = cards.card(UserGroup.STUDENT);
        JsonNode answer = gate.entry(Map.of("card", card));
        assertThat(answer.path("decision").asString()).isEqualTo("allow");
        assertThat(answer.path("text").asString()).isEqualTo("Welcome.");
        assertThat(gate.inside()).isEqualTo(1);
        assertThat(gate.out(card)).isEqualTo("goodbye");
        assertThat(gate.inside()).isZero();
        assertThat(jdbc.sql("SELECT entries || ' ' || exits FROM buildings.hour_count"
                                + " WHERE building_code = ? AND user_group = 'student'")
                        .param(gate.building)
                        .query(String.class)
                        .single())
                .isEqualTo("1 1");
        assertThat(entries(card)).isEqualTo(2);
    }

    private int entries(String card) {
        return purposes.in(
                Doorkeeper.ENTER,
                () -> jdbc.sql("SELECT count(*) FROM buildings.entry WHERE person_id = ?")
                        .param(cards.person(card).value())
                        .query(Integer.class)
                        .single());
    }

    @Test
    void everyRefusalHasACodeAndAText() {
        GateForTests gate = gate(null);
        JsonNode unknown = gate.entry(Map.of("card", "0499999999"));
        assertThat(unknown.path("decision").asString()).isEqualTo("deny");
        assertThat(unknown.path("code").asString()).isEqualTo("unknown_card");
        assertThat(unknown.path("text").asString()).contains("not known here");
        assertThat(gate.in(cards.card(false, false, Optional.empty(), UserGroup.STUDENT)))
                .isEqualTo("replaced_card");
        assertThat(gate.in(cards.card(true, true, Optional.empty(), UserGroup.STUDENT)))
                .isEqualTo("blocked");
        assertThat(gate.in(cards.card(true, false, Optional.empty()))).isEqualTo("membership_over");
        assertThat(gate.inside()).isZero();
    }

    @Test
    void theNumberOfAnUnknownCardIsNotKept() {
        GateForTests gate = gate(null);
        gate.in("0411223344556677");
        String kept = purposes.in(
                Doorkeeper.ENTER,
                () -> jdbc.sql("SELECT e::text FROM buildings.entry e WHERE gate_code = ?")
                        .param(gate.gate)
                        .query(String.class)
                        .single());
        assertThat(kept).contains("unknown_card").doesNotContain("0411223344556677");
    }

    @Test
    void theSameEntrySentFiveTimesAtOnceIsOneEntry() throws Exception {
        GateForTests gate = gate(100);
        String card = cards.card(UserGroup.STUDENT);
        Map<String, String> entry = Map.of("id", UUID.randomUUID().toString(), "card", card);
        List<JsonNode> answers = atOnce(Collections.nCopies(5, () -> gate.entry(entry)));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.path("decision").asString()).isEqualTo("allow");
            assertThat(answer.path("code").asString()).isEqualTo("welcome");
        });
        assertThat(answers.stream().filter(answer -> answer.path("repeated").asBoolean()))
                .hasSize(4);
        assertThat(gate.inside()).isEqualTo(1);
        assertThat(entries(card)).isEqualTo(1);
    }

    @Test
    void anIdThatIsUsedForAnotherEntryIsAConflictAndLetsNobodyIn() {
        GateForTests gate = gate(100);
        String card = cards.card(UserGroup.STUDENT);
        gate.entry(Map.of("id", "1", "card", card));
        conflict(gate, Map.of("id", "1", "card", "0499999999"));
        conflict(gate, Map.of("id", "1", "card", cards.card(UserGroup.STUDENT)));
        conflict(gate, Map.of("id", "1", "card", card, "direction", "out"));
        gate.entry(Map.of("id", "2", "direction", "out"));
        conflict(gate, Map.of("id", "2", "card", card, "direction", "out"));
        assertThat(entries(card)).isEqualTo(1);
        assertThat(jdbc.sql("SELECT sum(entries + exits) FROM buildings.hour_count WHERE building_code = ?")
                        .param(gate.building)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static void conflict(GateForTests gate, Map<String, String> entry) {
        int inside = gate.inside();
        problem(gate.post("/entries", entry), 409, "This id was used before for another entry");
        assertThat(gate.inside()).isEqualTo(inside);
    }

    @Test
    void anIdThatIsUsedAgainLaterIsAConflictByEitherClock() {
        GateForTests gate = gate(100);
        String card = cards.card(UserGroup.STUDENT);
        Instant began = clock.instant();
        gate.entry(Map.of("id", "silent", "card", card));
        String fast = began.plus(Duration.ofHours(2)).toString();
        gate.entry(Map.of("id", "fast", "card", card, "at", fast));
        clock.advance(Attempt.REPEATED_WITHIN.minusSeconds(10));
        assertThat(gate.entry(Map.of("id", "silent", "card", card))
                        .path("repeated")
                        .asBoolean())
                .isTrue();
        clock.advance(Duration.ofSeconds(30));
        conflict(gate, Map.of("id", "silent", "card", card));
        assertThat(gate.entry(Map.of("id", "fast", "card", card, "at", fast))
                        .path("repeated")
                        .asBoolean())
                .isTrue();
        conflict(gate, Map.of("id", "fast", "card", card, "at", clock.instant().toString()));
    }

    @Test
    void aReplacedCardDoesNotRepeatAWelcome() {
        GateForTests gate = gate(100);
        String card = cards.card(UserGroup.STUDENT);
        gate.entry(Map.of("id", "1", "card", card));
        String lost =
                cards.card(new Holder(cards.person(card), false, Set.of(UserGroup.STUDENT), Optional.empty(), false));
        conflict(gate, Map.of("id", "1", "card", lost));
    }

    @Test
    void ofManyAtOnceNoMoreComeInThanFit() throws Exception {
        GateForTests gate = gate(7);
        List<Callable<String>> asking = IntStream.range(0, 40)
                .mapToObj(i -> cards.card(UserGroup.STUDENT))
                .map(card -> (Callable<String>) () -> gate.in(card))
                .toList();
        List<String> codes = atOnce(asking);
        assertThat(codes.stream().filter("welcome"::equals)).hasSize(7);
        assertThat(codes.stream().filter("full"::equals)).hasSize(33);
        assertThat(gate.inside()).isEqualTo(7);
    }

    /// Whoever waits for the database holds up nine at most: others are told to decide for themselves.
    @Test
    void aGateThatWouldWaitTooLongIsToldToDecideByItsList() throws Exception {
        GateForTests gate = gate(20);
        List<Callable<Integer>> asking = IntStream.range(0, Bulkhead.PLACES + 3)
                .mapToObj(i -> cards.card(UserGroup.STUDENT))
                .map(card -> (Callable<Integer>) () -> gate.post(
                                "/entries", Map.of("id", UUID.randomUUID().toString(), "card", card))
                        .statusCode())
                .toList();
        List<Integer> answers;
        try (Connection held = new OwnerOfDatabase(environment).connect();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute(
                    "SELECT FROM buildings.occupancy WHERE building_code = '" + gate.building + "' FOR UPDATE");
            try (ExecutorService later = Executors.newSingleThreadExecutor()) {
                Future<?> released = later.submit(() -> {
                    Thread.sleep(Duration.ofMillis(2_500));
                    held.rollback();
                    return null;
                });
                answers = atOnce(asking);
                released.get();
            }
        }
        assertThat(answers)
                .containsOnly(200, 503)
                .filteredOn(status -> status == 503)
                .hasSize(3);
        assertThat(gate.inside()).isEqualTo(Bulkhead.PLACES);
        assertThat(gate.in(cards.card(UserGroup.STUDENT))).isEqualTo("welcome");
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> asking) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void whoGoesOutMakesRoom() {
        GateForTests gate = gate(1);
        String first = cards.card(UserGroup.STUDENT);
        String second = cards.card(UserGroup.STUDENT);
        gate.in(first);
        assertThat(gate.in(second)).isEqualTo("full");
        gate.out(first);
        assertThat(gate.in(second)).isEqualTo("welcome");
    }

    @Test
    void aCardThatIsInsideDoesNotOpenAgainUntilItWentOutOrThatIsForgotten() {
        GateForTests gate = gate(10);
        gate.set("forgets_minutes", 60);
        String card = cards.card(UserGroup.STUDENT);
        assertThat(gate.in(card)).isEqualTo("welcome");
        assertThat(gate.in(card)).isEqualTo("inside_already");
        clock.advance(Duration.ofMinutes(61));
        assertThat(gate.in(card)).isEqualTo("welcome");
        assertThat(gate.inside()).isEqualTo(1);
        gate.set("passback", false);
        assertThat(gate.in(card)).isEqualTo("welcome");
        assertThat(gate.inside()).isEqualTo(1);
    }

    @Test
    void aVisitorComesInWithSomebodyWhoIsInsideAndSoDoNoMoreThanTheyMayBring() {
        GateForTests gate = gate(10);
        gate.set("visitors_per_escort", 1);
        String student = cards.card(UserGroup.STUDENT);
        String visitor = cards.card(UserGroup.PUBLIC_MEMBER);
        assertThat(gate.in(visitor)).isEqualTo("escort_needed");
        assertThat(gate.in(visitor, student)).isEqualTo("escort_not_inside");
        gate.in(student);
        assertThat(gate.in(visitor, student)).isEqualTo("welcome");
        assertThat(gate.in(cards.card(UserGroup.PUBLIC_MEMBER), student)).isEqualTo("escort_busy");
        gate.out(visitor);
        assertThat(gate.in(cards.card(UserGroup.PUBLIC_MEMBER), student)).isEqualTo("welcome");
    }

    @Test
    void outsideOpeningHoursTheGateStaysShutButLetsPeopleOut() {
        GateForTests gate = gate(10);
        String card = cards.card(UserGroup.STUDENT);
        gate.in(card);
        int later = clock.instant().atZone(premises.zone()).toLocalTime().toSecondOfDay() / 60;
        int opens = (later + 180) % 1440;
        gate.hours(opens, opens + 60);
        assertThat(gate.in(cards.card(UserGroup.STUDENT))).isEqualTo("closed");
        assertThat(gate.out(card)).isEqualTo("goodbye");
    }

    @Test
    void staffLetSomebodyInOnceForAReasonThatIsKept() {
        GateForTests gate = gate(10);
        String card = cards.card(true, true, Optional.empty(), UserGroup.STUDENT);
        Visitor desk = desk();
        assertThat(desk.post("/doors/overrides", letIn(gate, card, "short")).body())
                .contains("at least 10 characters", card);
        assertThat(gate.in(card)).isEqualTo("blocked");
        assertThat(desk.post("/doors/overrides", letIn(gate, card, "Fetches the bag left inside"))
                        .body())
                .contains("opens once");
        assertThat(gate.in(card)).isEqualTo("welcome_by_staff");
        gate.out(card);
        assertThat(gate.in(card)).isEqualTo("blocked");
    }

    @Test
    void lettingInByHandRunsOut() {
        GateForTests gate = gate(10);
        String card = cards.card(true, true, Optional.empty(), UserGroup.STUDENT);
        desk().post("/doors/overrides", letIn(gate, card, "Fetches the bag left inside"));
        clock.advance(Overrides.VALID.plusSeconds(1));
        assertThat(gate.in(card)).isEqualTo("blocked");
    }

    @Test
    void somebodyWithoutACardIsCounted() {
        GateForTests gate = gate(10);
        assertThat(desk().post("/doors/overrides", letIn(gate, "", "A plumber for the ground floor"))
                        .body())
                .contains("One more person");
        assertThat(gate.inside()).isEqualTo(1);
        gate.entry(Map.of("direction", "out"));
        assertThat(gate.inside()).isZero();
        gate.entry(Map.of("direction", "out"));
        assertThat(gate.inside()).isZero();
    }

    private Visitor desk() {
        Visitor desk = new Visitor(port);
        desk.signIn(TestAccounts.staff(people, StaffRole.DESK).username(), TestAccounts.PASSWORD);
        return desk;
    }

    private static Map<String, String> letIn(GateForTests gate, String card, String reason) {
        return Map.of("building", gate.building, "card", card, "reason", reason);
    }

    @Test
    void tryingAGateOutCountsNobody() {
        GateForTests gate = gate(10);
        String card = cards.card(UserGroup.STUDENT);
        String page = desk().post(
                        "/doors/simulator",
                        Map.of("gate", gate.gate, "card", card, "direction", "in", "at", "", "escort", ""))
                .body();
        assertThat(page).contains("The gate opens.");
        assertThat(gate.inside()).isZero();
        assertThat(entries(card)).isZero();
    }

    @Test
    void whoTriesAGateOutReadsSentencesForPeople() {
        GateForTests gate = gate(10);
        Visitor desk = desk();
        HttpResponse<String> time = desk.post(
                "/doors/simulator",
                Map.of("gate", gate.gate, "card", "04AA", "direction", "in", "at", "noon", "escort", ""));
        assertThat(time.statusCode()).isEqualTo(422);
        assertThat(time.body()).contains("This is no moment that is understood").doesNotContain("14:05:00Z");
        for (Map<String, String> odd : List.of(
                Map.of("gate", "none", "card", "04AA", "direction", "in"),
                Map.of("gate", gate.gate, "card", "04 AA", "direction", "in"),
                Map.of("gate", gate.gate, "card", "04AA", "direction", "up"),
                Map.of("gate", gate.gate, "card", "04AA", "direction", "in", "escort", "04 BB"))) {
            assertThat(desk.post("/doors/simulator", odd).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void onADayOnWhichABuildingIsShutNobodyReadsThatNobodyHasCounted() {
        GateForTests gate = gate(10);
        LocalDate today = LocalDate.ofInstant(clock.instant(), premises.zone());
        jdbc.sql("INSERT INTO buildings.hour_level (building_code, hour, most)"
                        + " SELECT ?, CAST(? AS date) - 7 * w + TIME '12:00', 30 FROM generate_series(1, 8) AS w")
                .param(gate.building)
                .param(today)
                .update();
        assertThat(new Visitor(port).get("/buildings/" + gate.building).body())
                .contains("hours-table")
                .doesNotContain("Nobody has counted", "It is shut today");
        jdbc.sql("INSERT INTO buildings.closure (position, building_code, first_day, last_day, reason)"
                        + " SELECT coalesce(max(position), 0) + 1, ?, ?, ?, 'No water' FROM buildings.closure")
                .param(gate.building)
                .param(today)
                .param(today)
                .update();
        premises.reload();
        assertThat(new Visitor(port).get("/buildings/" + gate.building).body())
                .contains("It is shut today")
                .doesNotContain("Nobody has counted");
    }

    @Test
    void aGateWhoseClockIsOffIsToldAndTheProgramsTimeCounts() {
        GateForTests gate = gate(10);
        String card = cards.card(UserGroup.STUDENT);
        String wrong = clock.instant().plus(Duration.ofDays(400)).toString();
        JsonNode answer = gate.entry(Map.of("card", card, "at", wrong));
        assertThat(answer.path("decision").asString()).isEqualTo("allow");
        assertThat(answer.path("clock").path("aheadSeconds").asInt()).isEqualTo(86_400);
        assertThat(answer.path("clock").path("text").asString()).contains("fast");
        JsonNode right = gate.entry(Map.of("card", card, "at", clock.instant().toString()));
        assertThat(right.path("clock").isNull()).isTrue();
        assertThat(jdbc.sql("SELECT skew_seconds FROM buildings.gate WHERE code = ?")
                        .param(gate.gate)
                        .query(Integer.class)
                        .single())
                .isEqualTo(86_400);
    }

    @Test
    void whatCannotBeReadIsAProblemWithASentence() {
        GateForTests gate = gate(10);
        problem(gate.post("/entries", Map.of("card", "04AA")), 422, "id is missing");
        problem(gate.post("/entries", Map.of("id", "1")), 422, "card is missing");
        problem(gate.post("/entries", Map.of("id", "1", "card", "04 AA BB")), 422, "card is missing");
        problem(gate.post("/entries", Map.of("id", "1", "card", "x".repeat(65))), 422, "longer than 64");
        problem(gate.post("/entries", Map.of("id", "1", "card", "04", "direction", "up")), 422, "neither in nor out");
        problem(gate.post("/entries", Map.of("id", "1", "card", "04", "at", "noon")), 422, "no time");
        problem(gate.raw("/entries", "{"), 400, "");
        problem(gate.raw("/entries", ""), 400, "");
        problem(gate.raw("/entries", "[]"), 400, "");
        assertThat(gate.inside()).isZero();
    }

    private static void problem(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void aTokenOpensItsOwnGateAndNoOther() {
        GateForTests one = gate(10);
        GateForTests other = gate(10);
        String address = "/api/v1/gates/" + other.gate + "/snapshot";
        Visitor stranger = new Visitor(port);
        assertThat(stranger.get(address).statusCode()).isEqualTo(401);
        assertThat(stranger.get(address, "Authorization", "Bearer gate-guessed").statusCode())
                .isEqualTo(401);
        problem(stranger.get(address, "Authorization", "Bearer " + one.token), 403, "not this gate’s");
        assertThat(stranger.get(address, "Authorization", "Bearer " + other.token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSystemsLibrarianMakesATokenThatIsShownOnceAndRevokesIt() {
        GateForTests gate = gate(10);
        Visitor systems = new Visitor(port);
        systems.signIn(TestAccounts.staff(people, StaffRole.SYSTEMS_LIBRARIAN).username(), TestAccounts.PASSWORD);
        String page = systems.post("/doors/settings/gates/" + gate.gate + "/token", Map.of())
                .body();
        String token = page.replaceAll("(?s).*(gate-[0-9a-f]{64}).*", "$1");
        assertThat(systems.get("/doors/settings").body()).doesNotContain(token);
        String address = "/api/v1/gates/" + gate.gate + "/snapshot";
        Visitor controller = new Visitor(port);
        assertThat(controller
                        .get(address, "Authorization", "Bearer " + gate.token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(controller.get(address, "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
        systems.post("/doors/settings/gates/" + gate.gate + "/revocation", Map.of());
        assertThat(controller.get(address, "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
        assertThat(jdbc.sql("SELECT g::text FROM buildings.gate g")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(token));
    }
}
