package org.carrel.buildings;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.Visitor;
import org.carrel.buildings.premises.Premises;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A building that never closes, with one gate and its token. Everybody may come in but members of the public, who come
/// with somebody.
public final class GateForTests {

    private static final int DAY = 1440;

    private final JdbcClient jdbc;
    private final Premises premises;
    private final Visitor visitor;
    public final String building;
    public final String gate;
    public final String token;

    private GateForTests(JdbcClient jdbc, Premises premises, int port, String code) {
        this.jdbc = jdbc;
        this.premises = premises;
        this.visitor = new Visitor(port);
        this.building = "b" + code;
        this.gate = "g" + code;
        this.token = "gate-" + UUID.randomUUID() + code;
    }

    public static GateForTests open(JdbcClient jdbc, Premises premises, int port, @Nullable Integer capacity) {
        GateForTests made = new GateForTests(
                jdbc, premises, port, UUID.randomUUID().toString().substring(0, 8));
        jdbc.sql("INSERT INTO buildings.building (code, name, campus, capacity) VALUES (?, ?, 'North', ?)")
                .param(made.building)
                .param("Library " + made.building)
                .param(capacity)
                .update();
        jdbc.sql("INSERT INTO buildings.occupancy (building_code, emptied_at) VALUES (?, now() - interval '30 days')")
                .param(made.building)
                .update();
        for (UserGroup group : UserGroup.values()) {
            jdbc.sql("INSERT INTO buildings.admission (building_code, user_group, escorted) VALUES (?, ?, ?)")
                    .param(made.building)
                    .param(group.key())
                    .param(group == UserGroup.PUBLIC_MEMBER)
                    .update();
        }
        made.hours(0, DAY);
        jdbc.sql("INSERT INTO buildings.gate (code, building_code, name, token_hash, card_key, token_since)"
                        + " VALUES (?, ?, ?, ?, ?, now())")
                .param(made.gate)
                .param(made.building)
                .param("Gate " + made.gate)
                .param(hash(made.token))
                .param(hash("key of " + made.gate))
                .update();
        premises.reload();
        return made;
    }

    public void hours(int opens, int closes) {
        jdbc.sql("DELETE FROM buildings.opening WHERE building_code = ?")
                .param(building)
                .update();
        jdbc.sql("INSERT INTO buildings.opening"
                        + " (building_code, position, period, first_weekday, last_weekday, opens, closes)"
                        + " VALUES (?, 0, 'always', 1, 7, ?, ?)")
                .param(building)
                .param(opens)
                .param(closes)
                .update();
        premises.reload();
    }

    public void set(String what, Object value) {
        jdbc.sql("UPDATE buildings.building SET " + what + " = ? WHERE code = ?")
                .param(value)
                .param(building)
                .update();
        premises.reload();
    }

    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public int inside() {
        return jdbc.sql("SELECT inside FROM buildings.occupancy WHERE building_code = ?")
                .param(building)
                .query(Integer.class)
                .single();
    }

    /// What the gate is told to do with a card that is new to it.
    public String in(String card) {
        return code(entry(Map.of("card", card)));
    }

    public String in(String card, String escort) {
        return code(entry(Map.of("card", card, "escort", escort)));
    }

    public String out(String card) {
        return code(entry(Map.of("card", card, "direction", "out")));
    }

    public static String code(JsonNode answer) {
        return answer.path("code").asString();
    }

    public JsonNode entry(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("id", UUID.randomUUID().toString());
        HttpResponse<String> answer = post("/entries", all);
        // As a gate does: again under the same id.
        for (int i = 0; answer.statusCode() == 503 && i < 30; i++) {
            answer = post("/entries", all);
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    public HttpResponse<String> post(String what, Object body) {
        return raw(what, JsonMapper.shared().writeValueAsString(body));
    }

    public HttpResponse<String> raw(String what, String body) {
        return visitor.send(
                "/api/v1/gates/" + gate + what,
                request -> request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String what) {
        return visitor.get("/api/v1/gates/" + gate + what, "Authorization", "Bearer " + token);
    }
}
