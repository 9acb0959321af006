package org.carrel.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.carrel.CarrelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Of many operations in one request each answers for itself.
@CarrelTest
class ScimBulkModuleTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ScimTokens tokens;

    @LocalServerPort
    private int port;

    private ScimForTests scim;
    private String name = "";

    @BeforeEach
    void openASource() {
        scim = ScimForTests.open(jdbc, tokens, port);
        name = "bulk" + Long.toString(System.nanoTime(), 36);
    }

    private String user(int number, String rest) {
        return """
                {"method":"POST","path":"/Users","bulkId":"u%1$d",
                 "data":{"schemas":["%2$s"],"userName":"%3$s-%1$d"%4$s}}
                """.formatted(number, ScimForTests.USER, name, rest);
    }

    private List<String> statuses(int bearable, String... operations) {
        HttpResponse<String> answer = scim.send("POST", "/Bulk", ScimForTests.bulk(bearable, operations));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ScimForTests.json(answer)
                .path("Operations")
                .valueStream()
                .map(one -> one.path("status").asString())
                .toList();
    }

    private List<String> users() {
        JsonNode found = ScimForTests.json(scim.send("GET", "/Users?sortBy=userName", ""));
        return found.path("Resources")
                .valueStream()
                .map(one -> one.path("userName").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"externalId\":\"a\\u0000b\"",
                ",\"name\":{\"givenName\":\"\\u0000\"}",
                ",\"urn:ietf:params:scim:schemas:extension:library:2.0:User\":{\"since\":\"2001-10-10\",\"until\":\"2001-11-01\"},\"userType\":\"learner\"",
                ",\"members\":[{\"value\":\"bulkId:nobody\"}]"
            })
    void aBadOperationStopsNoOther(String bad) {
        assertThat(statuses(9, user(1, ""), user(2, bad), user(3, ""))).containsExactly("201", "400", "201");
        assertThat(users()).containsExactly(name + "-1", name + "-3");
    }

    @Test
    void afterAsManyErrorsAsAreBearableNothingMoreIsTried() {
        String bad = ",\"externalId\":\"a\\u0000b\"";
        assertThat(statuses(1, user(1, ""), user(2, bad), user(3, ""))).containsExactly("201", "400");
        assertThat(users()).containsExactly(name + "-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "null",
                "[]",
                "{}",
                "{\"method\":\"POST\",\"path\":\"/Users\\u0000\",\"bulkId\":\"x\",\"data\":{}}",
                "{\"method\":\"PO\\u0000ST\",\"path\":\"/Users\",\"bulkId\":\"x\",\"data\":{}}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"x\"}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"x\",\"data\":[]}",
                "{\"method\":\"DELETE\",\"path\":\"/Users/a\\u0000b\"}",
                "{\"method\":\"DELETE\",\"path\":\"/Users/bulkId:u1\",\"version\":\"W/\\\"9\\u0000\\\"\"}"
            })
    void whatIsNoOperationIsRefusedByItself(String bad) {
        List<String> statuses = statuses(9, user(1, ""), bad, user(3, ""));
        assertThat(statuses).hasSize(3);
        assertThat(statuses.get(1)).startsWith("4");
        assertThat(users()).containsExactly(name + "-1", name + "-3");
    }

    @Test
    void aNameOfAnOperationMayBeAnything() {
        HttpResponse<String> answer = scim.send(
                "POST",
                "/Bulk",
                ScimForTests.bulk(9, user(1, "").replace("u1", "a\\u0000" + "x".repeat(300)), user(2, "")));
        assertThat(ScimForTests.json(answer)
                        .path("Operations")
                        .valueStream()
                        .map(one -> one.path("status").asString()))
                .containsExactly("201", "201");
    }
}
