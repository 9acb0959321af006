package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Within a day an identity service ends no more of its people than its source may: here two of ten.
@CarrelTest
@ExtendWith(OutputCaptureExtension.class)
class ScimThresholdModuleTest {

    private static final String INACTIVE =
            ScimForTests.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
    private static final String OVER = ScimForTests.patch(
            "{\"op\":\"replace\",\"value\":{\"" + ScimForTests.LIBRARY + "\":{\"until\":\"2002-01-01\"}}}");
    private static final String OF_NO_TYPE = ScimForTests.patch("{\"op\":\"remove\",\"path\":\"userType\"}");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @Autowired
    private Environment environment;

    @LocalServerPort
    private int port;

    private ScimForTests scim;
    private final List<String> people = new ArrayList<>();

    @BeforeEach
    void tenPeople() {
        scim = ScimForTests.open(jdbc, tokens, port);
        mostEnded(20);
        for (int i = 0; i < 10; i++) {
            people.add("/Users/" + learner(i).path("id").asString());
        }
    }

    private void mostEnded(int percent) {
        jdbc.sql("UPDATE people.source SET most_ended_percent = ? WHERE key = ?")
                .params(percent, scim.source)
                .update();
    }

    private JsonNode learner(int number) {
        return scim.created(Map.of(
                "schemas",
                List.of(ScimForTests.USER, ScimForTests.LIBRARY),
                "userName",
                scim.source + "." + number,
                "userType",
                "learner",
                ScimForTests.LIBRARY,
                Map.of("since", "2001-01-01")));
    }

    private int delete(int person) {
        return scim.send("DELETE", people.get(person), "").statusCode();
    }

    private HttpResponse<String> patch(int person, String patch) {
        return scim.send("PATCH", people.get(person), patch);
    }

    /// How many may use the library.
    private long belonging() {
        return new OwnerOfDatabase(environment).count("""
                        SELECT count(DISTINCT a.id) FROM people.account a JOIN people.affiliation f USING (person_id)
                        WHERE a.username LIKE ? AND (f.until IS NULL OR f.until >= current_date)
                        """, scim.source + ".%");
    }

    @Test
    void ofAllThatABulkRequestDeletesOnlyTheShareGoes(CapturedOutput log) {
        String[] deletions = people.stream()
                .map(path -> "{\"method\":\"DELETE\",\"path\":\"" + path + "\"}")
                .toArray(String[]::new);
        JsonNode operations = ScimForTests.json(scim.send("POST", "/Bulk", ScimForTests.bulk(99, deletions)))
                .path("Operations");
        assertThat(operations.valueStream().map(one -> one.path("status").asString()))
                .containsExactly("204", "204", "403", "403", "403", "403", "403", "403", "403", "403");
        assertThat(operations.path(2).path("response").path("detail").asString())
                .contains("ended 2 of its 10 people", "20 %", "Ends at most", "deliver a file");
        assertThat(belonging()).isEqualTo(8);
        assertThat(scim.send("GET", people.get(2), "").statusCode()).isEqualTo(200);
        assertThat(log).contains("A change of the source " + scim.source + " was refused");
    }

    @Test
    void beingMadeInactiveOverOrOfNoGroupEndsToo() {
        assertThat(patch(0, INACTIVE).statusCode()).isEqualTo(200);
        assertThat(patch(1, OVER).statusCode()).isEqualTo(200);
        for (String patch : List.of(INACTIVE, OVER, OF_NO_TYPE)) {
            HttpResponse<String> refused = patch(2, patch);
            assertThat(refused.statusCode()).isEqualTo(403);
            JsonNode error = ScimForTests.json(refused);
            assertThat(error.path("schemas").path(0).asString())
                    .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(error.path("status").asString()).isEqualTo("403");
            assertThat(error.has("scimType")).isFalse();
        }
        assertThat(delete(3)).isEqualTo(403);
        JsonNode third = ScimForTests.json(scim.send("GET", people.get(2), ""));
        assertThat(third.path("active").asBoolean()).isTrue();
        assertThat(third.path("meta").path("version").asString()).isEqualTo("W/\"1\"");
        assertThat(belonging()).isEqualTo(8);
    }

    @Test
    void whatEndsNobodyIsNotCounted() {
        assertThat(patch(0, INACTIVE).statusCode()).isEqualTo(200);
        assertThat(delete(0)).as("who was ended before").isEqualTo(204);
        assertThat(delete(1)).isEqualTo(204);
        assertThat(patch(2, ScimForTests.patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"New\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(patch(2, ScimForTests.patch("{\"op\":\"replace\",\"path\":\"userType\",\"value\":\"graduate\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(delete(2)).isEqualTo(403);
    }

    @Test
    void whoIsBackWasNotEnded() {
        delete(0);
        delete(1);
        learner(1);
        assertThat(delete(2)).isEqualTo(204);
        assertThat(delete(3)).isEqualTo(403);
    }

    @Test
    void onePersonMayAlwaysBeEnded() {
        mostEnded(0);
        assertThat(delete(0)).isEqualTo(204);
        assertThat(delete(1)).isEqualTo(403);
    }

    @Test
    void yesterdayDoesNotCount() {
        delete(0);
        delete(1);
        assertThat(delete(2)).isEqualTo(403);
        new OwnerOfDatabase(environment)
                .execute(
                        "UPDATE people.import SET received_at = received_at - interval '24 hours' WHERE source = ?",
                        scim.source);
        assertThat(delete(2)).isEqualTo(204);
        assertThat(delete(3)).as("two of eight are more than 20 %").isEqualTo(403);
    }

    @Test
    void somebodyMayAllowMore() {
        delete(0);
        delete(1);
        assertThat(delete(2)).isEqualTo(403);
        mostEnded(100);
        for (int i = 2; i < people.size(); i++) {
            assertThat(delete(i)).isEqualTo(204);
        }
        assertThat(belonging()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH", "PUT"})
    void aGroupThatMakesManyBelongDoesNotGoWithThemAll(String method) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = scim.created(Map.of("userName", scim.source + ".of-group-" + i))
                    .path("id")
                    .asString();
            members.add("{\"value\":\"" + id + "\"}");
        }
        String group = "{\"schemas\":[\"" + SaidGroup.SCHEMA + "\"],\"displayName\":\"graduate\",\"members\":["
                + String.join(",", members) + "]}";
        String path = "/Groups/"
                + ScimForTests.json(scim.send("POST", "/Groups", group))
                        .path("id")
                        .asString();
        assertThat(belonging()).isEqualTo(15);
        HttpResponse<String> refused = switch (method) {
            case "DELETE" -> scim.send(method, path, "");
            case "PATCH" -> scim.send(method, path, ScimForTests.patch("{\"op\":\"remove\",\"path\":\"members\"}"));
            default -> scim.send(method, path, group.replace("graduate", "nobody"));
        };
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        JsonNode after = ScimForTests.json(scim.send("GET", path, ""));
        assertThat(after.path("displayName").asString()).isEqualTo("graduate");
        assertThat(after.path("members").size()).isEqualTo(5);
        assertThat(belonging()).isEqualTo(15);
    }
}
