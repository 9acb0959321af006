package org.carrel.buildings.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.buildings.CardsForTests;
import org.carrel.buildings.GateForTests;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.UserGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CarrelTest
@Import({CardsForTests.class, SettableClock.class})
class OfflineModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Premises premises;

    @Autowired
    private CardsForTests cards;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    private GateForTests gate() {
        return GateForTests.open(jdbc, premises, port, 100);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void aGatesListIsSignedNamesNobodyAndEnds() throws Exception {
        GateForTests gate = gate();
        String student = cards.card(UserGroup.STUDENT);
        String visitor = cards.card(UserGroup.PUBLIC_MEMBER);
        String blocked = cards.card(true, true, Optional.empty(), UserGroup.STUDENT);
        String replaced = cards.card(false, false, Optional.empty(), UserGroup.STUDENT);
        JsonNode sent = json(gate.get("/snapshot").body());
        byte[] payload = Base64.getDecoder().decode(sent.path("payload").asString());
        assertThat(isSigned(sent, payload)).isTrue();
        payload[payload.length / 2] ^= 1;
        assertThat(isSigned(sent, payload)).isFalse();
        payload[payload.length / 2] ^= 1;

        String text = new String(payload, StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain(student, "Rowan", cards.person(student).value().toString());
        JsonNode list = json(text);
        CardHash hash = new CardHash(GateForTests.hash("key of " + gate.gate));
        assertThat(list.path("cards").has(hash.of(student))).isTrue();
        assertThat(list.path("cards").has(hash.of(blocked))).isFalse();
        assertThat(list.path("cards").has(hash.of(replaced))).isFalse();
        JsonNode profiles = list.path("profiles");
        assertThat(profiles.get(list.path("cards").path(hash.of(student)).asInt())
                        .path("escort")
                        .asBoolean())
                .isFalse();
        assertThat(profiles.get(list.path("cards").path(hash.of(visitor)).asInt())
                        .path("escort")
                        .asBoolean())
                .isTrue();
        assertThat(Instant.parse(list.path("validUntil").asString()))
                .isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    }

    private static boolean isSigned(JsonNode sent, byte[] payload) throws Exception {
        byte[] key = Base64.getDecoder().decode(sent.path("publicKey").asString());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(payload);
        return signature.verify(
                Base64.getDecoder().decode(sent.path("signature").asString()));
    }

    @Test
    void twoGatesListsShareNoCard() {
        GateForTests one = gate();
        GateForTests other = gate();
        String card = cards.card(UserGroup.STUDENT);
        assertThat(new CardHash(GateForTests.hash("key of " + one.gate)).of(card))
                .isNotEqualTo(new CardHash(GateForTests.hash("key of " + other.gate)).of(card));
    }

    @Test
    void theListEndsForSomebodyOnTheirLastDay() {
        GateForTests gate = gate();
        LocalDate today = LocalDate.ofInstant(clock.instant(), premises.zone());
        String card = cards.card(true, false, Optional.of(today), UserGroup.STUDENT);
        JsonNode sent = json(gate.get("/snapshot").body());
        JsonNode list =
                json(new String(Base64.getDecoder().decode(sent.path("payload").asString()), StandardCharsets.UTF_8));
        int place = list.path("cards")
                .path(new CardHash(GateForTests.hash("key of " + gate.gate)).of(card))
                .asInt();
        JsonNode open = list.path("profiles").get(place).path("open");
        Instant last = Instant.parse(open.get(open.size() - 1).get(1).asString());
        assertThat(last)
                .isEqualTo(today.plusDays(1).atStartOfDay(premises.zone()).toInstant());
    }

    /// A profile of somebody's own would say which cards are one person's.
    @Test
    void allWhoAreLetInAlikeShareOneProfile() {
        GateForTests gate = gate();
        LocalDate today = LocalDate.ofInstant(clock.instant(), premises.zone());
        String first = cards.card(true, false, Optional.of(today.plusDays(100)), UserGroup.STUDENT);
        String second = cards.card(true, false, Optional.of(today.plusDays(200)), UserGroup.STUDENT);
        JsonNode sent = json(gate.get("/snapshot").body());
        JsonNode list =
                json(new String(Base64.getDecoder().decode(sent.path("payload").asString()), StandardCharsets.UTF_8));
        CardHash hash = new CardHash(GateForTests.hash("key of " + gate.gate));
        assertThat(list.path("cards").path(hash.of(first)).asInt(-1))
                .isEqualTo(list.path("cards").path(hash.of(second)).asInt(-2));
        assertThat(list.path("profiles")).doesNotHaveDuplicates();
        assertThat(list.path("cards"))
                .allSatisfy(place -> assertThat(place.asInt())
                        .isBetween(0, list.path("profiles").size() - 1));
    }

    private static Map<String, String> entry(String id, String card, String direction, Instant at) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("card", card);
        entry.put("direction", direction);
        entry.put("at", at.toString());
        return entry;
    }

    private static JsonNode tell(GateForTests gate, List<Map<String, String>> entries) {
        return json(gate.post("/offline-entries", Map.of("entries", entries)).body());
    }

    @Test
    void whatAGateDidAloneIsTakenInOrderOnceAndInItsHour() {
        GateForTests gate = gate();
        String card = cards.card(UserGroup.STUDENT);
        Instant then = clock.instant().minus(Duration.ofHours(3));
        List<Map<String, String>> told = List.of(
                entry("c", card, "in", then.plusSeconds(120)),
                entry("b", card, "out", then.plusSeconds(60)),
                entry("a", card, "in", then));
        JsonNode answer = tell(gate, told);
        assertThat(answer.path("counted").asInt()).isEqualTo(3);
        assertThat(answer.path("results"))
                .allSatisfy(one -> assertThat(one.path("wouldBe").isNull())
                        .as(one.toString())
                        .isTrue());
        assertThat(gate.inside()).isEqualTo(1);
        JsonNode again = tell(gate, told);
        assertThat(again.path("repeated").asInt()).isEqualTo(3);
        assertThat(gate.inside()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT sum(entries) FROM buildings.hour_count WHERE building_code = ? AND hour = ?")
                        .param(gate.building)
                        .param(then.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(gate.in(card)).isEqualTo("inside_already");
    }

    @Test
    void whatWouldHaveBeenDeniedIsCountedAndMarked() {
        GateForTests gate = gate();
        String blocked = cards.card(true, true, Optional.empty(), UserGroup.STUDENT);
        Instant then = clock.instant().minus(Duration.ofMinutes(20));
        JsonNode answer = tell(gate, List.of(entry("x", blocked, "in", then)));
        assertThat(answer.path("results").get(0).path("result").asString()).isEqualTo("counted");
        assertThat(answer.path("results").get(0).path("wouldBe").asString()).isEqualTo("blocked");
        assertThat(gate.inside()).isEqualTo(1);
    }

    @Test
    void oneThatWasAnsweredBeforeTheNetworkFellIsNotCountedAgain() {
        GateForTests gate = gate();
        String card = cards.card(UserGroup.STUDENT);
        gate.entry(Map.of("id", "live-1", "card", card));
        JsonNode answer = tell(gate, List.of(entry("live-1", card, "in", clock.instant())));
        assertThat(answer.path("repeated").asInt()).isEqualTo(1);
        assertThat(gate.inside()).isEqualTo(1);
    }

    @Test
    void anIdThatWasUsedForAnotherEntryIsRefusedAndCountsNobody() {
        GateForTests gate = gate();
        String card = cards.card(UserGroup.STUDENT);
        String other = cards.card(UserGroup.STUDENT);
        Instant then = clock.instant().minus(Duration.ofHours(3));
        JsonNode answer = tell(
                gate,
                List.of(
                        entry("7", card, "in", then),
                        entry("7", other, "in", then.plusSeconds(5)),
                        entry("7", card, "in", then.plus(Duration.ofHours(1)))));
        assertThat(answer.path("counted").asInt()).isEqualTo(1);
        assertThat(answer.path("refused").asInt()).isEqualTo(2);
        assertThat(answer.path("results").get(1).path("text").asString()).contains("used before for another entry");
        assertThat(gate.inside()).isEqualTo(1);
    }

    @Test
    void oneBadEntryStopsNoOther() {
        GateForTests gate = gate();
        String card = cards.card(UserGroup.STUDENT);
        Instant now = clock.instant();
        List<Map<String, String>> told = new ArrayList<>();
        told.add(entry("future", card, "in", now.plus(Duration.ofHours(2))));
        told.add(entry("old", card, "in", now.minus(Duration.ofDays(8))));
        told.add(Map.of("id", "timeless", "card", card));
        told.add(entry("good", card, "in", now.minusSeconds(5)));
        JsonNode answer = tell(gate, told);
        assertThat(answer.path("counted").asInt()).isEqualTo(1);
        assertThat(answer.path("refused").asInt()).isEqualTo(3);
        assertThat(answer.path("results").get(0).path("text").asString()).contains("in the future");
        assertThat(answer.path("results").get(1).path("text").asString()).contains("seven days");
        assertThat(answer.path("results").get(3).path("result").asString()).isEqualTo("counted");
    }

    @Test
    void aListThatIsMissingIsAProblem() {
        GateForTests gate = gate();
        assertThat(gate.post("/offline-entries", Map.of()).statusCode()).isEqualTo(422);
        assertThat(gate.raw("/offline-entries", "{\"entries\":[null]}").body()).contains("id is missing");
    }
}
